import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import {
  CSV_FIELDS,
  freeOf,
  openAmount,
  type Proposal,
  Proposals,
  type Statement,
  StatementsService,
} from '../../billing';
import type { Page } from '../../platform/http';
import { text, type Values } from '../planning/values';
import type { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { dayText, documentPath, MoneyFrame, moneyText } from './money.frame';

const SHOWN = 20;

/** What the page of statements says of a file that came back. */
export interface ReturnedFile {
  readonly errors?: readonly FieldProblem[];
  /** The line at which it can't be read, and why. */
  readonly broken?: { readonly line: number; readonly why: string };
  /** The columns of a table, whose meaning nobody has said yet. */
  readonly columns?: readonly string[];
  readonly typed?: Values;
}

/** Bank statements of the office: bringing them in, and giving what is left. */
@Injectable()
export class StatementPages {
  constructor(
    private readonly statements: StatementsService,
    private readonly proposals: Proposals,
    private readonly frame: MoneyFrame,
  ) {}

  /** The form for a file, what still waits, and what was brought in. */
  async list(actor: StaffActor, language: Language, returned?: ReturnedFile): Promise<Page> {
    const reader = await this.frame.reader(actor, language);
    const { voice } = reader;
    const [all, waiting] = await Promise.all([this.statements.list(actor, SHOWN), this.proposals.of(actor)]);
    const title = voice.t('money.statements.title');
    const model = {
      title,
      errors: inWords(voice, returned?.errors ?? []),
      broken:
        returned?.broken &&
        voice.t('money.statements.broken', { line: returned.broken.line, why: whyOf(voice, returned.broken.why) }),
      columns: returned?.columns && mappingFields(voice, returned.columns, returned.typed ?? {}),
      lines: waiting.map((one) => slipOf(voice, one)),
      statements: all.map((statement) => ({
        path: `/money/statements/${statement.id}`,
        ...headOf(voice, statement),
      })),
    };
    return this.frame.page('money/statements', model, reader, { title, status: returned ? 422 : 200 });
  }

  /** One statement, line by line. @throws NotFoundError */
  async show(actor: StaffActor, language: Language, id: string): Promise<Page> {
    const reader = await this.frame.reader(actor, language);
    const { voice } = reader;
    const statement = await this.statements.getOwn(actor, id);
    const rows = await this.proposals.of(actor, id);
    const needed = rows.filter(({ payment }) => payment.state === 'open');
    const given = rows.filter(({ payment }) => payment.state !== 'open');
    const { text, counts } = headOf(voice, statement);
    const model = {
      ...{ title: text, counts },
      lines: needed.map((one) => slipOf(voice, one)),
      given: given.map((one) => slipOf(voice, one)),
    };
    return this.frame.page('money/statement', model, reader, { title: text });
  }
}

function headOf(voice: Voice, { from, until, lines, known, outgoing }: Statement) {
  const days =
    from === until
      ? dayText(voice, until).text
      : voice.t('common.range', { from: dayText(voice, from).text, to: dayText(voice, until).text });
  return {
    text: voice.t('money.statements.of', { days }),
    counts: voice.t('money.statements.counts', { lines, known, outgoing }),
  };
}

function whyOf(voice: Voice, why: string): string {
  const key = `money.broken.${why}`;
  return voice.t(voice.has(key) ? key : 'money.broken.other');
}

/** A column to choose for each meaning. */
function mappingFields(voice: Voice, columns: readonly string[], typed: Values): object[] {
  return CSV_FIELDS.map((field) => ({
    name: field,
    label: voice.t(`money.csv.${field}`),
    value: text(typed, field),
    choices: [{ value: '', text: voice.t('money.csv.none') }, ...columns.map((name) => ({ value: name, text: name }))],
  }));
}

/** One line of a bank with the sum that proves what is proposed. */
function slipOf(voice: Voice, { payment, match, documents }: Proposal): object {
  const money = (amount: number): string => moneyText(voice, payment, amount);
  const free = freeOf(payment);
  const numberOf = (id: string): string => documents.find((one) => one.id === id)?.number ?? '';
  const parts = match.kind === 'proposed' ? match.wanted : [];
  const asked = documents.reduce((sum, one) => sum + openAmount(one), 0);
  const { payer, reference, text } = payment.origin;
  return {
    id: payment.id,
    when: dayText(voice, payment.paidOn),
    amount: money(payment.amount),
    payer: payer ?? voice.t('money.line.nobody'),
    words: [reference, text].filter(Boolean).join(' '),
    free: free < payment.amount && free > 0 ? voice.t('money.line.free', { amount: money(free) }) : undefined,
    given: payment.allocations.map(({ number, amount, by }) => ({
      path: documentPath(number),
      text: voice.t('money.line.given', { number, amount: money(amount) }),
      by: voice.t(`money.by.${by}`),
    })),
    aside: payment.state === 'set_aside' ? voice.t('money.line.aside', { reason: payment.reason ?? '' }) : undefined,
    undoable: payment.allocations.length > 0 || payment.state === 'set_aside',
    why: match.kind === 'proposed' ? voice.t(`money.why.${match.why}`) : undefined,
    parts: parts.map(({ invoiceId, amount }) => ({
      number: numberOf(invoiceId),
      amount: money(amount),
      cents: amount,
      path: documentPath(numberOf(invoiceId)),
    })),
    together: money(parts.reduce((sum, { amount }) => sum + amount, 0)),
    difference:
      match.kind === 'proposed' && asked !== free
        ? voice.t(asked > free ? 'money.line.stays-open' : 'money.line.stays-free', {
            amount: money(Math.abs(asked - free)),
          })
        : undefined,
  };
}
