/** The settings of a process, read from the environment once and checked. */
export { Config, ConfigError, loadConfig } from './config';
export { ConfigModule } from './config.module';
