import { bundle } from './bundle';

bundle(10);
