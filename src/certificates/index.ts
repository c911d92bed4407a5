/** Certificates: who earned one, its number and papers, the public check, revocation and correction. */
export { type Award, type AwardStatus, type PublicStatus } from './award';
export { Asking } from './asking.service';
export { sendPdf } from './certificate-replies';
export { type BatchItemStatus, type BatchProgress } from './batches.service';
export { CertificatesModule } from './certificates.module';
export { Certificates } from './certificates.service';
export {
  type ClassCertificate,
  type ClassCertificates,
  ClassCertificatesReader,
  type OwnCertificate,
  type OwnCertificates,
} from './class-certificates.service';
export { CertificateNames } from './certificate-names.service';
export { NamePageForm } from './certificates.forms';
export { HeldCertificates, type HeldOfClass } from './held-certificates.service';
export { HandedCertificates } from './handed-certificates.service';
export { Corrections } from './corrections.service';
export type { MissingCode } from './completion';
