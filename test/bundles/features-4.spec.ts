import { bundle } from './bundle';

bundle(4);
