import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { Money } from '../shared/money';
import { Allow, CurrentActor, Described } from '../platform/http';
import type { ClassLine } from '../classes';
import { ClassAccounts } from './class-money.service';
import { type LedgerRow, SolidarityLedger } from './ledger.service';
import { CostsForm, FreePlaceForm, LedgerQuery, YearQuery } from './solidarity.forms';
import { SOLIDARITY_API } from './solidarity.openapi';

/** The solidarity ledger, as JSON. */
@Described(SOLIDARITY_API)
@Controller('api/v1')
@Allow('coordinator', 'manager', 'accountant')
export class SolidarityApi {
  constructor(
    private readonly ledger: SolidarityLedger,
    private readonly accounts: ClassAccounts,
  ) {}

  @Get('solidarity')
  async year(@CurrentActor() actor: StaffActor, @Query({ schema: YearQuery }) { year }: YearQuery): Promise<object> {
    return this.ledger.year(actor, year);
  }

  @Get('solidarity/classes')
  async classes(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: LedgerQuery }) { year, after, limit }: LedgerQuery,
  ): Promise<object> {
    const { items, next } = await this.ledger.page(actor, year, { from: after }, limit);
    return { items: items.map(classAnswer), next: next ?? null };
  }

  @Put('solidarity/free-place')
  async setFreePlace(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: FreePlaceForm }) form: FreePlaceForm,
  ): Promise<Money> {
    await this.accounts.setFreePlace(actor, actor.organisationId, form);
    return form;
  }

  @Get('classes/:id/money')
  async show(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<object> {
    return classAnswer(await this.ledger.ofClass(actor, id));
  }

  @Put('classes/:id/costs')
  async setCosts(
    @CurrentActor() actor: StaffActor,
    @Param('id') id: string,
    @Body({ schema: CostsForm }) form: CostsForm,
  ): Promise<object> {
    await this.accounts.setCosts(actor, id, form);
    return classAnswer(await this.ledger.ofClass(actor, id));
  }
}

const classAnswer = ({
  row,
  money,
  pays,
  given,
}: LedgerRow<Pick<ClassLine, 'id' | 'code' | 'courseId' | 'startsAt'>>) => ({
  ...{ classId: row.id, code: row.code, courseId: row.courseId, startsAt: row.startsAt.toISOString() },
  costs: money?.costs ? { currency: money.costs.currency, ...money.costs.parts } : null,
  ...{ income: money?.income ?? [], pays, given },
});
