import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { Values } from '../planning/values';

/** A form that was sent from the page of a sale. */
export interface SaleForm {
  readonly actor: StaffActor;
  readonly language: Language;
  /** Of the request. */
  readonly id: string;
  readonly values: Values;
}
