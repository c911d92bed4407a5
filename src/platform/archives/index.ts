/** Many files in one. */
export { type ZipFile, zipOf } from './zip';
