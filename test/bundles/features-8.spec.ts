import { bundle } from './bundle';

bundle(8);
