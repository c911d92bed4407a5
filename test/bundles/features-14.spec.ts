import { bundle } from './bundle';

bundle(14);
