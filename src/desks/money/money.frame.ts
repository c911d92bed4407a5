import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Day } from '../../shared/days';
import type { Language } from '../../shared/locale';
import { DomainError, FieldErrors } from '../../shared/domain-error';
import type { Invoice } from '../../billing';
import { Organisations } from '../../organisations';
import { type Page, redirect, type Redirect } from '../../platform/http';
import type { Voice } from '../catalogue/voice';
import { OfficeFrame, type Reader } from '../office/office.frame';

/** Where money stands in the office. */
export const MONEY_PATH = '/money';

export const documentPath = (number: string): string => `${MONEY_PATH}/documents/${number}`;

/** The money pages: for whom, and in which words. */
@Injectable()
export class MoneyFrame {
  constructor(
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
  ) {}

  async reader(actor: StaffActor, language: Language): Promise<Reader> {
    return {
      actor,
      organisation: await this.organisations.get(actor.organisationId),
      voice: this.frame.voice(language),
    };
  }

  page(view: string, model: object, reader: Reader, parts: { title: string; status?: number }): Page {
    return this.frame.page(view, model, reader, parts);
  }
}

/** 23 October 2026. */
export const dayText = (voice: Voice, day: Day): { iso: string; text: string } => ({
  iso: day,
  text: voice.formats.date(voice.language, new Date(`${day}T12:00:00Z`), 'UTC', 'day-year'),
});

export const moneyText = (voice: Voice, { currency }: Pick<Invoice, 'currency'>, amount: number): string =>
  voice.formats.money(voice.language, { amount, currency });

/** Refusals that this desk has words for. */
const KNOWN: ReadonlySet<string> = new Set([
  'allocation_refused',
  'lost_race',
  'nobody_to_send_to',
  'reminder_refused',
  'wrong_invoice_kind',
  'wrong_invoice_state',
  'wrong_payment_state',
]);

/**
 * Does it and goes back to a page, which says what was done, or why it could not be done; `fields` names the words for a form of one field.
 */
export async function done(
  path: string,
  flash: string,
  work: () => Promise<unknown>,
  fields?: string,
): Promise<Redirect> {
  try {
    await work();
    return redirect(path, `money.flash.${flash}`);
  } catch (error) {
    if (error instanceof FieldErrors && fields !== undefined) return redirect(path, `money.problem.${fields}`);
    if (!(error instanceof DomainError) || error.status !== 409) throw error;
    return redirect(path, `money.problem.${KNOWN.has(error.code) ? error.code : 'other'}`);
  }
}
