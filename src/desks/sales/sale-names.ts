import { Injectable } from '@nestjs/common';
import { DomainError, NotFoundError } from '../../shared/domain-error';
import { derivedId } from '../../shared/ids';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { NameForm, Naming } from '../../bookings';
import { NameLists, personOf, personProblems } from '../company/name-lists';
import { operationOf } from '../company/request-fields';
import { text, type Values } from '../planning/values';
import type { SaleForm } from './sale-form';
import { SalesPages } from './sales.pages';
import { SalesReader } from './sales.reader';

const LONGEST_REASON = 1_000;

type Answer = Promise<Page | Redirect>;

/** What the office does about a company's people. For the office the terms do not end. */
@Injectable()
export class SaleNames {
  constructor(
    private readonly reader: SalesReader,
    private readonly pages: SalesPages,
    private readonly lists: NameLists,
    private readonly naming: Naming,
  ) {}

  /** One person, or a list, as on the company's page. */
  async name(form: SaleForm): Answer {
    const { actor, id, values } = form;
    const { request, booking } = await this.reader.open(actor, id);
    if (!booking) return back(id);
    try {
      const outcome = await this.lists.take(actor, booking.id, values, {
        language: request.language,
        recognised: reasonOf(values),
      });
      if ('problems' in outcome) return await this.pages.show(form, outcome.problems);
      return 'tried' in outcome ? await this.pages.show(form, [], outcome.tried) : back(id, 'sales.flash.named');
    } catch (error) {
      return this.refused(id, error);
    }
  }

  /** Somebody else in a person's place, or nobody. */
  async change(form: SaleForm, enrolmentId: string): Answer {
    const { actor, id, values } = form;
    const { request, booking } = await this.reader.open(actor, id);
    if (!booking) return back(id);
    try {
      if (text(values, 'do') === 'remove') {
        await this.naming.unname(actor, booking.id, enrolmentId);
        return back(id, 'sales.flash.unnamed');
      }
      const read = parseForm(NameForm, personOf(values, request.language));
      if (!read.ok) return await this.pages.person(form, enrolmentId, read.errors);
      const operation = derivedId('office-swap', `${operationOf(values)}:${enrolmentId}`);
      await this.naming.swap(actor, operation, booking.id, enrolmentId, {
        ...read.value,
        recognised: reasonOf(values),
      });
      return back(id, 'sales.flash.swapped');
    } catch (error) {
      const problems = personProblems(error);
      return problems ? this.pages.person(form, enrolmentId, problems) : this.refused(id, error);
    }
  }

  private refused(id: string, error: unknown): Redirect {
    if (!(error instanceof DomainError) || error instanceof NotFoundError || error.status !== 409) throw error;
    return back(id, this.pages.wordsOf(error.code));
  }
}

/** Why somebody may come without the level below, as the office wrote it down. */
const reasonOf = (values: Values): string | undefined =>
  text(values, 'recognised').trim().slice(0, LONGEST_REASON) || undefined;

const back = (id: string, flash?: string): Redirect => redirect(`/office/companies/${id}`, flash);
