/** Timers that find what was left undone. */
export { Sweeps } from './sweeps';
export { SweepsModule } from './sweeps.module';
