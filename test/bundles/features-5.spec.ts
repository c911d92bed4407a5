import { bundle } from './bundle';

bundle(5);
