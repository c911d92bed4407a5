import { bundle } from './bundle';

bundle(11);
