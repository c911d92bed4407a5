import { bundle } from './bundle';

bundle(3);
