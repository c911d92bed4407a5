/** Jobs and facts: written in the transaction, handed to the queue after commit, done at least once. */
export { defineFact, defineJob, type FactType, GiveUpError, type JobContext, type JobType } from './job';
export { Jobs } from './jobs';
export { Outbox } from './outbox';
export { OutboxModule } from './outbox.module';
export { Workers } from './workers';
