/** Checks of the stored data, for `cli audit`. */
export { type AuditCheck, type AuditResult, Audits } from './audits';
export { AuditsModule } from './audits.module';
