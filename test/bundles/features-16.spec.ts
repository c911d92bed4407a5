import { bundle } from './bundle';

bundle(16);
