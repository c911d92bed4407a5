import { apart } from './bundle';

apart();
