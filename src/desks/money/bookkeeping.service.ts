import { Injectable, StreamableFile } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { plusDays } from '../../shared/days';
import type { Language } from '../../shared/locale';
import { Books, OfficeDay } from '../../billing';
import { zipOf, type ZipFile } from '../../platform/archives';
import type { Page, Reply } from '../../platform/http';
import { csvOf } from '../../platform/tables';
import type { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { documentTable, paymentTable, type Span } from './bookkeeping.tables';
import { MoneyFrame } from './money.frame';

const MONTHS = 24;
const TYPES = { csv: 'text/csv; charset=utf-8', zip: 'application/zip' } as const;

/** What can be taken along. */
export const BOOKS = ['documents', 'payments', 'papers'] as const;
export type BooksPart = (typeof BOOKS)[number];

/** What happened in a period, as files for whoever keeps the books. */
@Injectable()
export class Bookkeeping {
  constructor(
    private readonly books: Books,
    private readonly days: OfficeDay,
    private readonly frame: MoneyFrame,
  ) {}

  /** The question for the month and for what of it. */
  async ask(
    actor: StaffActor,
    language: Language,
    typed?: { readonly month: string; readonly what: string },
  ): Promise<Page> {
    const reader = await this.frame.reader(actor, language);
    const { voice } = reader;
    const today = await this.days.of(actor);
    const title = voice.t('money.export.title');
    const errors = typed === undefined ? [] : [{ field: 'month', code: 'not_a_choice', message: '' }];
    const months = lastMonths(today).map((month) => ({ value: month, text: monthText(voice, month) }));
    const model = {
      ...{ title, months, month: typed?.month ?? months[0]?.value, what: typed?.what ?? BOOKS[0] },
      whats: BOOKS.map((one) => ({ value: one, text: voice.t(`money.export.what-${one}`) })),
      errors: inWords(voice, errors),
    };
    return this.frame.page('money/export', model, reader, { title, status: typed === undefined ? 200 : 422 });
  }

  /** The file of a month, by the form of the page. */
  async take(
    actor: StaffActor,
    language: Language,
    { month, what }: { readonly month: string; readonly what: string },
    reply: Reply,
  ): Promise<Page | StreamableFile> {
    const part = BOOKS.find((one) => one === what);
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || !part) return this.ask(actor, language, { month, what });
    const from = `${month}-01`;
    const to = plusDays(`${plusDays(from, 31).slice(0, 7)}-01`, -1);
    return this.file(actor, language, { from, to }, part, reply);
  }

  /** Two tables, or all of it with the papers as an archive, made while it is taken. @throws ForbiddenError */
  async file(
    actor: StaffActor,
    language: Language,
    span: Span,
    part: BooksPart,
    reply: Reply,
  ): Promise<StreamableFile> {
    const { voice } = await this.frame.reader(actor, language);
    const kind = part === 'papers' ? 'zip' : 'csv';
    const name = `${part}_${span.from}_${span.to}.${kind}`;
    void reply.status(200).header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex');
    const options = { type: TYPES[kind], disposition: `attachment; filename="${name}"` };
    if (part === 'papers') return new StreamableFile(zipOf(this.everything(actor, voice, span)), options);
    return new StreamableFile(await this.table(actor, voice, span, part), options);
  }

  private async table(actor: StaffActor, voice: Voice, span: Span, part: 'documents' | 'payments'): Promise<Buffer> {
    if (part === 'documents') return csvOf(documentTable(voice, span, await this.books.documents(actor, span)));
    return csvOf(paymentTable(voice, span, await this.books.payments(actor, span)));
  }

  private async *everything(actor: StaffActor, voice: Voice, span: Span): AsyncGenerator<ZipFile> {
    const at = new Date(`${span.to}T12:00:00Z`);
    for (const part of ['documents', 'payments'] as const)
      yield { name: `${part}.csv`, at, bytes: await this.table(actor, voice, span, part) };
    yield* this.books.files(actor, span);
  }
}

function lastMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

const monthText = (voice: Voice, month: string): string =>
  voice.formats.date(voice.language, new Date(`${month}-15T12:00:00Z`), 'UTC', 'month');
