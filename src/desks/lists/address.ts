import type { Language } from '../../shared/locale';
import type { TrainingClass } from '../../classes';
import { qrPath } from '../../platform/qr';

/** The way to the public page of a class: a code that opens it in a language, and an address short enough to be typed. */
export function addressOf(publicUrl: string, { code }: Pick<TrainingClass, 'code'>, language: Language) {
  return {
    square: qrPath(`${publicUrl}/${language}/classes/${code}`),
    address: `${publicUrl.replace(/^https?:\/\//, '')}/classes/${code}`,
  };
}
