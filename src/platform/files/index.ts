/** Finished files, by hash. */
export { Files } from './files';
export { FilesModule } from './files.module';
