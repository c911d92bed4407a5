import { isBalanced } from '../platform/i18n';
import { MOST_SEGMENTS, smsSize } from '../platform/sms';
import { languageInfo } from '../shared/locale';
import type { WrittenLetter } from './letter-writer';

const MOST_BYTES = 20_000;

const addresses = (text: string): string => [...new Set(text.match(/https?:\/\/[^\s<"]+/g))].sort().join(' ');

/** What is wrong with a written letter, as sentences; nothing for a good one. The test of all samples and the development page use it. */
export function letterProblems({ language, subject, html, text, sms }: WrittenLetter): string[] {
  const problems: [boolean, string][] = [
    [subject === '' || subject.length > 120, 'The subject is empty or longer than 120 characters.'],
    [/\bundefined\b|\[object |\{\{|\bnull\b/.test(`${subject}${html}${text}${sms ?? ''}`), 'A value is missing.'],
    [addresses(html) !== addresses(text), 'HTML and text have different addresses.'],
    [/\S[^\S\n]*https?:\/\/|https?:\/\/\S+[^\S\n]+\S/.test(text), 'An address is not on a line of its own.'],
    [!isBalanced(text) || !isBalanced(subject) || !isBalanced(sms ?? ''), 'Direction marks are not balanced.'],
    [
      !html.includes(`<html lang="${language}" dir="${languageInfo(language).dir}">`),
      'Language or direction is wrong.',
    ],
    [Buffer.byteLength(html) > MOST_BYTES, 'The HTML is larger than 20 kB.'],
    [/<img|<script/.test(html), 'There is an image or a script.'],
    [sms !== undefined && smsSize(sms).segments > MOST_SEGMENTS, 'The SMS takes more than two segments.'],
  ];
  return problems.filter(([wrong]) => wrong).map(([, sentence]) => sentence);
}
