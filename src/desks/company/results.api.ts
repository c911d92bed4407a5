import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { Allow, CurrentActor, Described, type Reply } from '../../platform/http';
import { sendPdf } from '../../certificates';
import type { RosterEntry } from '../../enrolments';
import { RESULTS_API } from './results.openapi';
import { ResultsReader } from './results.reader';
import { numberIn, sendArchive } from './results.replies';

const who = ({ enrolment, person }: RosterEntry): object => ({
  enrolmentId: enrolment.id,
  callName: person?.callName ?? '',
});

/** What people let their company see once the class is over, as JSON and as files. */
@Described(RESULTS_API)
@Controller('api/v1/bookings/:id')
@Allow('coordinator', 'manager', 'accountant', 'secret')
export class ResultsApi {
  constructor(private readonly results: ResultsReader) {}

  @Get('results')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    const { attendance, certificates, planned } = await this.results.of(actor, id);
    return {
      plannedMinutes: planned,
      attendance: {
        items: attendance.items.map(({ entry, share, minutes }) => ({ ...who(entry), share, minutes })),
        others: attendance.others,
      },
      certificates: {
        items: certificates.items.map(({ entry, award }) => ({
          ...who(entry),
          number: award.number,
          issuedOn: award.issuedOn?.toISOString() ?? null,
        })),
        others: certificates.others,
      },
    };
  }

  @Get('certificates.zip')
  async archive(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile> {
    return sendArchive(reply, await this.results.papers(actor, id));
  }

  @Get('certificates/:file')
  async paper(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return sendPdf(reply, await this.results.paper(actor, id, numberIn(file)));
  }
}
