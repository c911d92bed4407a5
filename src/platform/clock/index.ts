/** The time, which a demo and tests can move forward. */
export { Clock, ClockStore } from './clock';
