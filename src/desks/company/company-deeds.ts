import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError, FieldErrors, type FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { derivedId } from '../../shared/ids';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import {
  Acceptance,
  AcceptanceForm,
  Bookings,
  NameForm,
  Naming,
  QuoteRequests,
  Quotes,
  RefusalForm,
  RemarkForm,
  RepeatOrders,
  SaleLinks,
} from '../../bookings';
import { text, type Values } from '../planning/values';
import { CompanyDeskPages } from './company-desk.pages';
import { CompanyDeskReader } from './company-desk.reader';
import { NameLists, type NamesTried, personOf, personProblems } from './name-lists';
import { operationOf } from './request-fields';

/** A form that a company has sent from its page. */
export interface Sent {
  readonly actor: Actor;
  readonly language: Language;
  readonly secret: string;
  readonly values: Values;
}

type Answer = Promise<Page | Redirect>;

/** The services by which a company acts. */
@Injectable()
export class CompanyServices {
  constructor(
    readonly requests: QuoteRequests,
    readonly quotes: Quotes,
    readonly acceptance: Acceptance,
    readonly bookings: Bookings,
    readonly naming: Naming,
    readonly lists: NameLists,
  ) {}
}

/** What a company does on its page. A refusal comes back as words on the same page, with all that was typed. */
@Injectable()
export class CompanyDeeds {
  constructor(
    private readonly reader: CompanyDeskReader,
    private readonly pages: CompanyDeskPages,
    private readonly services: CompanyServices,
    private readonly repeats: RepeatOrders,
    private readonly links: SaleLinks,
  ) {}

  /** Yes or no to the quote. */
  async answer(sent: Sent): Answer {
    const { actor, values } = sent;
    const { quote } = await this.reader.own(actor);
    if (!quote) return this.back(sent);
    if (text(values, 'quote') !== quote.id) return this.back(sent, 'company.problem.quote_changed');
    const order = text(values, 'orderNumber');
    const isYes = text(values, 'do') !== 'no';
    const form = parseForm(AcceptanceForm, order === '' || !isYes ? {} : { orderNumber: order });
    if (!form.ok) return this.shownAgain(sent, form.errors);
    const why = parseForm(RefusalForm, { reason: text(values, 'reason') });
    if (!why.ok) return this.shownAgain(sent, why.errors);
    return this.deed(sent, isYes ? 'company.flash.accepted' : 'company.flash.declined', () =>
      isYes
        ? this.services.acceptance.accept(actor, quote.id, form.value)
        : this.services.quotes.refuse(actor, quote.id, why.value),
    );
  }

  async remark(sent: Sent): Answer {
    const { request } = await this.reader.own(sent.actor);
    const form = parseForm(RemarkForm, { text: text(sent.values, 'question') });
    if (!form.ok)
      return this.shownAgain(
        sent,
        form.errors.map((one) => ({ ...one, field: 'question' })),
      );
    return this.deed(sent, 'company.flash.asked-back', () =>
      this.services.requests.remark(sent.actor, request.id, form.value),
    );
  }

  /** One person, or a list: nobody is named until every line can be read; who can't be named then stays in the field, with the reason. */
  async name(sent: Sent): Answer {
    const { actor, values } = sent;
    const { request, booking } = await this.reader.own(actor);
    if (!booking) return this.back(sent);
    try {
      const outcome = await this.services.lists.take(actor, booking.id, values, request);
      if ('problems' in outcome) return await this.shownAgain(sent, outcome.problems);
      return 'tried' in outcome ? await this.againNames(sent, outcome.tried) : this.back(sent, 'company.flash.named');
    } catch (error) {
      return this.refused(sent, error);
    }
  }

  /** Somebody else in a person's place, or nobody. */
  async swap(sent: Sent, enrolmentId: string): Answer {
    const { actor, values } = sent;
    const { request, booking } = await this.reader.own(actor);
    if (!booking) return this.back(sent);
    if (text(values, 'do') === 'remove')
      return this.deed(sent, 'company.flash.unnamed', () =>
        this.services.naming.unname(actor, booking.id, enrolmentId),
      );
    const typed = personOf(values, request.language);
    const form = parseForm(NameForm, typed);
    if (!form.ok) return this.pages.person(actor, sent.language, enrolmentId, { values, problems: form.errors });
    const id = derivedId('company-swap', `${operationOf(values)}:${enrolmentId}`);
    try {
      await this.services.naming.swap(actor, id, booking.id, enrolmentId, form.value);
      return this.back(sent, 'company.flash.swapped');
    } catch (error) {
      const problems = personProblems(error);
      if (!problems) return this.refused(sent, error);
      return this.pages.person(actor, sent.language, enrolmentId, { values, problems });
    }
  }

  /** More or fewer seats. */
  async change(sent: Sent): Answer {
    const { booking } = await this.reader.own(sent.actor);
    if (!booking) return this.back(sent);
    const seats = Number(text(sent.values, 'seats'));
    if (!Number.isInteger(seats) || seats < 1)
      return this.shownAgain(sent, [{ field: 'seats', code: 'wrong_type', message: '' }]);
    return this.deed(sent, 'company.flash.changed', () =>
      this.services.bookings.change(sent.actor, booking.id, { seats }),
    );
  }

  /** The same again, on a page of its own. */
  async repeat({ actor, values }: Sent): Promise<Redirect> {
    const { request } = await this.reader.own(actor);
    const id = derivedId('company-again', `${operationOf(values)}:${request.id}`);
    const next = await this.repeats.again(actor, id, request.id);
    return redirect(`/companies/desk/${this.links.secretOf(next)}`, 'company.flash.again');
  }

  /** Calls the booking off. @returns what the page then says */
  async cancel(actor: Actor): Promise<string> {
    const { booking } = await this.reader.own(actor);
    if (!booking) return 'company.problem.other';
    try {
      await this.services.bookings.cancel(actor, booking.id);
      return 'company.flash.cancelled';
    } catch (error) {
      if (error instanceof DomainError && error.status === 409) return this.pages.wordsOf(error.code);
      throw error;
    }
  }

  private async deed(sent: Sent, flash: string, work: () => Promise<unknown>): Answer {
    try {
      await work();
      return this.back(sent, flash);
    } catch (error) {
      return this.refused(sent, error);
    }
  }

  private refused(sent: Sent, error: unknown): Answer {
    if (error instanceof FieldErrors) return this.shownAgain(sent, error.errors);
    if (error instanceof DomainError && error.status === 409)
      return Promise.resolve(this.back(sent, this.pages.wordsOf(error.code)));
    throw error;
  }

  private back({ secret }: Sent, flash?: string): Redirect {
    return redirect(`/companies/desk/${secret}`, flash);
  }

  private shownAgain({ actor, language, values }: Sent, problems: readonly FieldProblem[]): Promise<Page> {
    return this.pages.show(actor, language, { values, problems });
  }

  private againNames({ actor, language, values }: Sent, tried: NamesTried): Promise<Page> {
    return this.pages.show(actor, language, { values, problems: [], tried });
  }
}
