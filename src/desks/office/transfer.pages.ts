import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { canMove, canSwap, type RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import { ClassReader } from './class.reader';
import { touchedView } from './decisions.presenter';
import { GroupChoices, type ReturnedChoice } from './group-choices';
import { OfficeFrame } from './office.frame';
import type { OpenClass } from './reading';
import { personView } from './roster.presenter';

/** The pages that ask to which other group somebody goes, or everybody. */
@Injectable()
export class TransferPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly choices: GroupChoices,
    private readonly frame: OfficeFrame,
  ) {}

  /** Back to the class when there is nothing to move any more. @throws NotFoundError, ForbiddenError */
  async person(
    actor: Actor,
    language: Language,
    code: string,
    id: string,
    returned?: ReturnedChoice,
  ): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    if (!canMove(entry.enrolment)) return redirect(`/office/classes/${code}`, 'office.problem.wrong_state');
    const voice = this.frame.voice(language);
    const name = isolate(personView(voice, entry).name);
    const asked = { field: 'to', words: problemOfPerson, values: { name } };
    const model = {
      ...(await this.choices.model(voice, open, asked, returned)),
      title: voice.t('transfer.title', { name }),
      lead: leadFor(voice, open, entry, name),
      people: undefined,
      tip: voice.t('transfer.tip'),
      action: `/office/classes/${code}/people/${id}/transfer`,
      back: `/office/classes/${code}#roster`,
      yes: voice.t('transfer.yes', { name }),
      swap: canSwap(entry.enrolment) ? `/office/classes/${code}/people/${id}/swap` : undefined,
    };
    return this.page(model, { ...open, voice }, returned);
  }

  /** The whole class, merged into another: who is touched, and what they read. @throws NotFoundError, ForbiddenError */
  async everybody(actor: Actor, language: Language, code: string, returned?: ReturnedChoice): Promise<Page> {
    const open = await this.reader.open(actor, code);
    const touched = await this.reader.touched(open);
    const voice = this.frame.voice(language);
    const { count } = touched;
    const chosen = await this.reader.codeOf(open, open.trainingClass.mergedInto);
    const asked = { field: 'into', words: problemOfAll, values: { count }, chosen };
    const model = {
      ...(await this.choices.model(voice, open, asked, returned)),
      title: voice.t('merger.title'),
      lead: [voice.t('merger.lead', { count }), voice.t('merger.next')],
      people: count > 0 ? touchedView(voice, touched) : undefined,
      tip: voice.t('merger.tip'),
      action: `/office/classes/${code}/merger`,
      back: `/office/classes/${code}#change`,
      yes: voice.t('merger.yes', { count }),
      swap: undefined,
    };
    return this.page(model, { ...open, voice }, returned);
  }

  private page(model: { title: string }, reader: Parameters<OfficeFrame['page']>[2], returned?: ReturnedChoice): Page {
    const status = returned ? (returned.status ?? 422) : 200;
    return this.frame.page('office/to-group', model, reader, { title: model.title, status });
  }
}

const problemOfPerson = ({ field, code }: FieldProblem): string => `transfer.error.${field}.${code}`;
const problemOfAll = ({ field, code }: FieldProblem): string => `merger.error.${field}.${code}`;

function leadFor(voice: Voice, { trainingClass, now }: OpenClass, { enrolment }: RosterEntry, name: string): string[] {
  const { status, seats } = enrolment;
  const waits = status === 'waiting' || status === 'offered';
  return [
    voice.t(waits ? 'transfer.lead-waits' : 'transfer.lead', { name }),
    ...(seats > 1 ? [voice.t('transfer.party', { seats })] : []),
    ...(!waits && trainingClass.startsAt <= now ? [voice.t('transfer.began')] : []),
  ];
}
