import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { Organisations } from '../../organisations';
import { allOf, ClassAccounts, COST_PARTS, incomeIn, Solidarity, SolidarityLedger } from '../../outcomes';
import { Tracks } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { inWords } from '../office/refusals';
import { shown } from '../planning/fields.presenter';
import type { Values } from '../planning/values';
import { amountsIn, typedAmount } from './amount-fields';
import { coverText } from './cover.presenter';

/** What a class costs, brought, and pays for. */
@Injectable()
export class CostPages {
  constructor(
    private readonly ledger: SolidarityLedger,
    private readonly accounts: ClassAccounts,
    private readonly solidarity: Solidarity,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async show(
    actor: StaffActor,
    language: Language,
    code: string,
    { values, problems }: { values: Values; problems: readonly FieldProblem[] } = { values: {}, problems: [] },
  ): Promise<Page> {
    const [organisation, { row, money, pays, given, freePlace }] = await Promise.all([
      this.organisations.get(actor.organisationId),
      this.ledger.ofClass(actor, code),
    ]);
    const course = await this.tracks.getCourse(row.courseId);
    const cover = await this.solidarity.coverOf(course, row.id);
    const voice = this.frame.voice(language);
    const currency = money?.costs?.currency ?? organisation.currency;
    const income = incomeIn(money ?? { income: [] }, currency);
    const amount = (hundredths: number): string =>
      voice.formats.money(voice.language, { amount: hundredths, currency });
    const title = voice.t('solidarity.class.title');
    const typed = problems.length > 0 ? values : costValues(money?.costs?.parts);
    const model = {
      title,
      code: row.code,
      course: voice.local(course.title),
      group: row.group,
      when: voice.moment(row.startsAt, row.timeZone, 'full'),
      parts: COST_PARTS.map((part) => ({
        field: part,
        label: voice.t(`solidarity.column.${part}`),
        typed: shown(typed, part)[part],
        currency,
      })),
      facts: [
        { label: voice.t('solidarity.citizens'), text: amount(income.citizens) },
        { label: voice.t('solidarity.companies'), text: amount(income.companies) },
        { label: voice.t('solidarity.together'), text: amount(allOf(income)) },
        ...(pays === null ? [] : [{ label: voice.t('solidarity.pays'), text: String(pays) }]),
        { label: voice.t('solidarity.given'), text: String(given) },
      ],
      cover: cover && money?.costs ? coverText(voice, cover) : undefined,
      unset: freePlace === null,
      errors: inWords(voice, problems, ({ code: why }) => `solidarity.error.amount.${why}`),
    };
    return this.frame.page(
      'solidarity/costs',
      model,
      { actor, organisation, voice },
      { title, status: problems.length > 0 ? 422 : 200 },
    );
  }

  /** @throws the same */
  async save(actor: StaffActor, language: Language, code: string, values: Values): Promise<Page | Redirect> {
    const { amounts, problems } = amountsIn(values, COST_PARTS);
    if (problems.length > 0) return this.show(actor, language, code, { values, problems });
    const { row, money } = await this.ledger.ofClass(actor, code);
    const { currency } = money?.costs ?? (await this.organisations.get(actor.organisationId));
    await this.accounts.setCosts(actor, row.id, { currency, ...amounts });
    return redirect(`/office/classes/${row.code}/costs`, 'solidarity.flash.costs');
  }
}

const costValues = (parts: Readonly<Record<string, number>> | undefined): Values =>
  Object.fromEntries(Object.entries(parts ?? {}).map(([part, amount]) => [part, typedAmount(amount)]));
