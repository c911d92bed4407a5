/** Log lines without personal data. */
export { Logger } from './logger';
export { LoggingModule } from './logging.module';
