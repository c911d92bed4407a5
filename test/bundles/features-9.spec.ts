import { bundle } from './bundle';

bundle(9);
