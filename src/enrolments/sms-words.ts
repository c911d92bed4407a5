import { Injectable } from '@nestjs/common';
import type { Enrolment } from './enrolment';

/** What came of an SMS that is no answer to an offer. */
export const SMS_RESULTS = ['excused', 'no_meeting', 'ambiguous'] as const;
export type SmsResult = (typeof SMS_RESULTS)[number];

/** @param sent when, by the domain's clock */
type Take = (parties: readonly Enrolment[], sent: Date) => Promise<SmsResult>;

/** What people may say by SMS beside the answers to offers. The domain that understands a word registers it. */
@Injectable()
export class SmsWords {
  private readonly words: { readonly pattern: RegExp; readonly take: Take }[] = [];

  register(pattern: RegExp, take: Take): void {
    this.words.push({ pattern, take });
  }

  /** Who understands this text, or undefined. */
  find(text: string): Take | undefined {
    return this.words.find(({ pattern }) => pattern.test(text))?.take;
  }
}
