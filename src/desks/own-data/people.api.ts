import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { PersonRecords } from '../../enrolments';
import { Allow, CurrentActor, Described } from '../../platform/http';
import { keptDataJson } from './kept-data.presenter';
import { KeptDataReader } from './kept-data.reader';
import { PEOPLE } from './people.openapi';

/** What is kept of a person, as JSON: for the person by the secret of the own link, and for managers. */
@Described(PEOPLE)
@Controller('api/v1/people')
export class PeopleApi {
  constructor(
    private readonly reader: KeptDataReader,
    private readonly records: PersonRecords,
  ) {}

  @Get(':id')
  @Allow('secret', 'manager')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return keptDataJson(await this.reader.of(actor, id));
  }

  /** Gives back what the person holds and deletes everything that says who it was; `erased` is how many records that were now. */
  @Delete(':id')
  @HttpCode(200)
  @Allow('secret', 'manager')
  async erase(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return { id, status: 'erased', erased: await this.records.erase(actor, id) };
  }
}
