import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { ClassContexts, JoinService, TypedResults } from '../enrolments';
import type { Cells, Import, ImportRow, RowEffect } from './import';
import { ImportWords } from './import-words';
import { PeopleLeaving } from './people-leaving.service';
import { readPerson } from './people-rows';
import type { Made, RowMaker } from './row-kind';

/** Lets the people of a file into their class, as the door does, and gives their places back. */
@Injectable()
export class PeopleMaker implements RowMaker {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly joining: JoinService,
    private readonly results: TypedResults,
    private readonly leaving: PeopleLeaving,
    private readonly words: ImportWords,
  ) {}

  async make(actor: Actor, open: Import, row: ImportRow, cells: Cells): Promise<Made> {
    const { trainingClass, organisation } = await this.contexts.fresh(open.organisationId, open.classId ?? '');
    const read = readPerson(cells, this.words, organisation.country);
    if (!('form' in read)) throw new Error('A row that cannot be read is never new.');
    const { form, state } = read;
    const { recognised, tell } = open;
    const answer = await this.joining.join(
      actor,
      row.id,
      trainingClass.id,
      {
        ...form,
        ifFull: state === 'waiting' ? 'wait' : 'refuse',
        ...(recognised === undefined ? {} : { recognised: { reason: recognised } }),
      },
      // Who completed it long ago hears of no place.
      { quiet: tell !== true || state === 'completed', admitted: true },
    );
    if (answer.kind === 'already_joined') throw new LostRaceError();
    if (answer.kind === 'known') return { state: 'known' };
    const enrolment = state === 'completed' ? await this.results.complete(actor, row.id) : answer.enrolment;
    return { state: 'made', effect: enrolment.status as RowEffect, madeAt: enrolment.changedAt };
  }

  touched(open: Import, row: ImportRow): Promise<string | undefined> {
    return this.leaving.touched(open, row);
  }

  takeOut(actor: Actor, open: Import, row: ImportRow): Promise<void> {
    return this.leaving.takeOut(actor, open, row);
  }
}
