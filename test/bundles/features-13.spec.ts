import { bundle } from './bundle';

bundle(13);
