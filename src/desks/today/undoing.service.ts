import { Injectable } from '@nestjs/common';
import { ClassChanges, Classes } from '../../classes';
import { Admissions, Enrolments, Places, Transfers } from '../../enrolments';
import { History, type HistoryLine } from '../../history';
import type { StaffActor } from '../../shared/actor';
import { LostRaceError } from '../../shared/domain-error';
import { type Undo, undoOf } from './undo';

/** The services whose deeds undo one another. */
@Injectable()
export class UndoTools {
  constructor(
    readonly places: Places,
    readonly admissions: Admissions,
    readonly transfers: Transfers,
    readonly changes: ClassChanges,
  ) {}
}

/** Undoes a deed of the office by its opposite, which stands in the history as well. */
@Injectable()
export class Undoing {
  constructor(
    private readonly history: History,
    private readonly enrolments: Enrolments,
    private readonly classes: Classes,
    private readonly tools: UndoTools,
  ) {}

  /** @throws NotFoundError for another organisation's line, LostRaceError when something came after it, and what the opposite throws */
  async undo(actor: StaffActor, lineId: string): Promise<Undo> {
    const line = await this.history.get(actor.organisationId, lineId);
    const undo = await this.possible(line);
    if (!undo) throw new LostRaceError();
    const { id } = line.subject;
    switch (undo) {
      case 'give-back':
        await this.tools.places.giveBack(actor, id);
        break;
      case 'reopen':
        await this.tools.admissions.reopen(actor, id);
        break;
      case 'move-back': {
        const { transferredTo, classId } = await this.enrolments.get(id);
        await this.tools.transfers.move(actor, transferredTo ?? '', { to: classId });
        break;
      }
      case 'resize-back':
        await this.tools.changes.change(actor, id, { capacity: Number(line.facts['from']) });
    }
    return undo;
  }

  private async possible(line: HistoryLine): Promise<Undo | undefined> {
    const { organisationId, subject, classId } = line;
    if (subject.kind === 'class') {
      return undoOf(line, { trainingClass: await this.classes.getOwn(organisationId, subject.id) });
    }
    if (subject.kind !== 'enrolment' || classId === undefined) return undefined;
    const enrolment = (await this.enrolments.list(organisationId, [subject.id])).get(subject.id);
    const to = enrolment?.transferredTo;
    const movedTo = to === undefined ? undefined : (await this.enrolments.list(organisationId, [to])).get(to);
    return undoOf(line, { enrolment, movedTo });
  }
}
