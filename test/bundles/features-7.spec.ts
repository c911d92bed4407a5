import { bundle } from './bundle';

bundle(7);
