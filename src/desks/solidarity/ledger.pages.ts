import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import { type Turn, turnQuery } from '../../shared/leaf';
import type { Language } from '../../shared/locale';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { type Organisation, Organisations } from '../../organisations';
import { ClassAccounts, SolidarityLedger } from '../../outcomes';
import { Tracks } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { inWords } from '../office/refusals';
import { turnsView } from '../office/turns.presenter';
import { shown } from '../planning/fields.presenter';
import { text, type Values } from '../planning/values';
import { amountsIn, typedAmount } from './amount-fields';
import { rowView, sumView } from './ledger.presenter';

const LEDGER_PATH = '/office/solidarity';
const ROWS = 50;

/** What the address of the ledger may ask for. */
export interface LedgerAddress extends Turn {
  readonly year?: string | undefined;
}

/** The year that an address names, if it is one. */
export const yearIn = (typed: string | undefined): number | undefined =>
  typed !== undefined && /^20\d{2}$/.test(typed) ? Number(typed) : undefined;

/** The ledger: what the classes of a year cost and brought, and the free places that this pays for. */
@Injectable()
export class LedgerPages {
  constructor(
    private readonly ledger: SolidarityLedger,
    private readonly accounts: ClassAccounts,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
  ) {}

  async show(
    actor: StaffActor,
    language: Language,
    query: LedgerAddress,
    { values, problems }: { values: Values; problems: readonly FieldProblem[] } = { values: {}, problems: [] },
  ): Promise<Page> {
    const organisation = await this.organisations.get(actor.organisationId);
    const asked = yearIn(query.year);
    const [all, leaf] = await Promise.all([
      this.ledger.year(actor, asked),
      this.ledger.page(actor, asked, query, ROWS),
    ]);
    const courses = await this.tracks.mapCourses(leaf.items.map(({ row }) => row.courseId));
    const voice = this.frame.voice(language);
    const title = voice.t('solidarity.title');
    const { year, freePlace } = all;
    const typed = problems.length > 0 ? values : { amount: freePlace ? typedAmount(freePlace.amount) : '' };
    const model = {
      title,
      year: String(year),
      years: [year - 1, year + 1].map((one) => ({ path: `${LEDGER_PATH}?year=${one}`, text: String(one) })),
      unset: freePlace === null,
      v: shown(typed, 'amount'),
      currency: currencyOf(organisation, freePlace),
      sums: all.sums.map((sum) => sumView(voice, sum)),
      given: voice.t('solidarity.given.count', { count: all.given }),
      rows: leaf.items.map((row) => rowView(voice, row, courses.get(row.row.courseId))),
      ...turnsView(leaf, (turn) => `${LEDGER_PATH}?year=${year}&${turnQuery(turn)}`),
      errors: inWords(voice, problems, ({ field, code }) => `solidarity.error.${field}.${code}`),
    };
    return this.frame.page(
      'solidarity/ledger',
      model,
      { actor, organisation, voice },
      { title, status: problems.length > 0 ? 422 : 200 },
    );
  }

  /** What one free place costs. */
  async setFreePlace(actor: StaffActor, language: Language, values: Values): Promise<Page | Redirect> {
    const year = text(values, 'year');
    const { amounts, problems } = amountsIn(values, ['amount']);
    const wrong =
      problems.length > 0 || amounts.amount > 0 ? problems : [{ field: 'amount', code: 'required', message: '' }];
    if (wrong.length > 0) return this.show(actor, language, { year }, { values, problems: wrong });
    const organisation = await this.organisations.get(actor.organisationId);
    const { freePlace } = await this.ledger.year(actor);
    const currency = currencyOf(organisation, freePlace);
    await this.accounts.setFreePlace(actor, organisation.id, { amount: amounts.amount, currency });
    return redirect(`${LEDGER_PATH}?year=${year}`, 'solidarity.flash.free-place');
  }
}

const currencyOf = (
  organisation: Pick<Organisation, 'currency'>,
  freePlace: { readonly currency: Organisation['currency'] } | null,
): Organisation['currency'] => freePlace?.currency ?? organisation.currency;
