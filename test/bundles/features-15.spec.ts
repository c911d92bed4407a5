import { bundle } from './bundle';

bundle(15);
