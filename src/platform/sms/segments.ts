/** The letters of GSM 03.38 that take one place; those of the second table take two. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('\f^{}\\[~]|€');

/** How a text travels as SMS. */
export interface SmsSize {
  readonly encoding: 'gsm-7' | 'ucs-2';
  /** Septets or UTF-16 units. */
  readonly length: number;
  readonly segments: number;
}

/** An SMS costs by the segment; two carry 134 characters in any script. */
export const MOST_SEGMENTS = 2;

/** Counts the segments of a text (3GPP TS 23.038 and 23.040): 160 or 70 in a single one, 153 or 67 each in several. */
export function smsSize(text: string): SmsSize {
  let septets = 0;
  for (const letter of text) {
    if (BASIC.has(letter)) septets += 1;
    else if (EXTENDED.has(letter)) septets += 2;
    else return { encoding: 'ucs-2', length: text.length, segments: segmentsOf(text.length, 70, 67) };
  }
  return { encoding: 'gsm-7', length: septets, segments: segmentsOf(septets, 160, 153) };
}

const segmentsOf = (length: number, single: number, each: number): number =>
  length <= single ? 1 : Math.ceil(length / each);

/**
 * A text made ready for SMS: hard spaces become plain ones, and in a left-to-right text direction marks go, because each of them would
 * force the dear encoding on a text that fits the cheap one.
 */
export function smsText(text: string, dir: 'ltr' | 'rtl'): string {
  const plain = text.replace(/[\u00A0\u202F]/g, ' ').replace(/[\u2018\u2019]/g, "'");
  return dir === 'ltr' ? plain.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '') : plain;
}
