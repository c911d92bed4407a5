import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Classes, ClassPlanning, ClassStates } from '../classes';
import { Organisations } from '../organisations';
import { Texts } from '../platform/i18n';
import { readClass } from './class-rows';
import { ClassesChecker } from './classes-checker.service';
import type { Cells, Import, ImportRow } from './import';
import type { Made, RowMaker } from './row-kind';

/** Plans the classes of a file as drafts, and calls off those that nobody has touched: nobody but staff ever saw them. */
@Injectable()
export class ClassesMaker implements RowMaker {
  constructor(
    private readonly checker: ClassesChecker,
    private readonly planning: ClassPlanning,
    private readonly states: ClassStates,
    private readonly classes: Classes,
    private readonly organisations: Organisations,
    private readonly texts: Texts,
  ) {}

  async make(actor: Actor, open: Import, row: ImportRow, cells: Cells): Promise<Made> {
    const read = readClass(cells, await this.checker.setting(open));
    if ('problems' in read) throw new Error('A row that cannot be read is never new.');
    await this.planning.create(actor, row.id, read.input);
    return { state: 'made', effect: 'draft' };
  }

  async touched({ organisationId }: Import, row: ImportRow): Promise<string | undefined> {
    const { state, version } = await this.classes.getOwn(organisationId, row.id);
    return state === 'draft' && version === 1 ? undefined : 'class_was_changed';
  }

  async takeOut(actor: Actor, { organisationId }: Import, row: ImportRow): Promise<void> {
    const { language } = await this.organisations.get(organisationId);
    await this.states.cancel(actor, row.id, this.texts.t(this.texts.staffFallback(language), 'imports.taken-out'));
  }
}
