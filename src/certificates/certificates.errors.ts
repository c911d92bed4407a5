import { DomainError, FieldErrors } from '../shared/domain-error';
import type { AwardStatus } from './award';

/** 409: certificates wait until staff says that the class is over. */
export class ClassNotFinishedError extends DomainError {
  constructor() {
    super('class_not_finished', 409, 'Say first that the class is over: POST /classes/{id}/completion.');
  }
}

/** 409: the name stands on an issued certificate; only a correction changes it. */
export class CertificateIssuedError extends DomainError {
  constructor(number: string) {
    super('certificate_issued', 409, 'The certificate is out. Staff can correct it, it then gets a new number.', {
      number,
    });
  }
}

/** 409: nobody of this number sits in the class, or the person has left it. */
export class NotInClassError extends DomainError {
  constructor() {
    super('not_in_class', 409, 'Only those who have a place in the class get a certificate.');
  }
}

/** 409: what was asked for is not possible any more. */
export class WrongCertificateStateError extends DomainError {
  constructor(status: AwardStatus | 'expired', more: Record<string, unknown> = {}) {
    super('wrong_certificate_state', 409, `The certificate is ${status}.`, {
      certificateStatus: status,
      ...more,
    });
  }
}

/** 409: the owner's data were deleted, and no new name is put on what stays. */
export class PersonErasedError extends DomainError {
  constructor() {
    super(
      'person_erased',
      409,
      'The data of this person were deleted. The certificate stays as it is, without a name.',
    );
  }
}

/** 422: the fonts of the paper have no signs for this name. */
export const nameNotPrintable = (): FieldErrors =>
  new FieldErrors([{ field: 'name', code: 'name_not_printable', message: '' }]);

/** 409: the paper can't be set with any name: something of the course or the organisation on it has to change first. */
export class PaperUnusableError extends DomainError {
  constructor() {
    super('template_unusable', 409, 'The paper cannot be set, and not because of the name. Nothing was changed.');
  }
}
