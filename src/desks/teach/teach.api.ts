import { Controller, Get, Param } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Allow, CurrentActor, Described } from '../../platform/http';
import { monthJson, teachingJson } from './teach-json.presenter';
import { TEACH } from './teach.openapi';
import { TeachReader } from './teach.reader';

/** What somebody teaches, as JSON. */
@Described(TEACH)
@Controller('api/v1/teach')
export class TeachApi {
  constructor(private readonly reader: TeachReader) {}

  @Get()
  @Allow('instructor')
  async show(@CurrentActor() actor: StaffActor): Promise<object> {
    return teachingJson(await this.reader.read(actor));
  }

  @Get('hours/:month')
  @Allow('instructor')
  async hours(@CurrentActor() actor: StaffActor, @Param('month') month: string): Promise<object> {
    return monthJson(await this.reader.month(actor, month));
  }
}
