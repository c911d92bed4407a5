/** The command line. */
export { run } from './run';
