import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors, NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, Described, type Reply, RequestLanguage } from '../../platform/http';
import { BOOKKEEPING_API } from './bookkeeping.openapi';
import { Bookkeeping, BOOKS } from './bookkeeping.service';

/** GET /bookkeeping/{file}. */
const PeriodQuery = z.strictObject({
  from: z.iso.date().meta({ description: 'The first day.', examples: ['2026-10-01'] }),
  to: z.iso.date().meta({ description: 'The last day, which is in it.', examples: ['2026-10-31'] }),
});
type PeriodQuery = z.infer<typeof PeriodQuery>;

/** Files for whoever keeps the books. */
@Described(BOOKKEEPING_API)
@Controller('api/v1/bookkeeping')
@Allow('accountant', 'manager')
export class BookkeepingApi {
  constructor(private readonly bookkeeping: Bookkeeping) {}

  @Get(':file')
  take(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('file') file: string,
    @Query({ schema: PeriodQuery }) span: PeriodQuery,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile> {
    const part = BOOKS.find((one) => file === (one === 'papers' ? 'papers.zip' : `${one}.csv`));
    if (!part) throw new NotFoundError('file');
    if (span.to < span.from) throw new FieldErrors([{ field: 'to', code: 'before_start', message: '' }]);
    return this.bookkeeping.file(actor, language, span, part, reply);
  }
}
