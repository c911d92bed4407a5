import { bundle } from './bundle';

bundle(12);
