import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { canSwap, type RosterEntry } from '../../enrolments';
import { smallHead } from './class-head.presenter';
import { ClassReader } from './class.reader';
import { GroupChoices, type ReturnedChoice } from './group-choices';
import { OfficeFrame } from './office.frame';
import type { OpenClass } from './reading';
import { inWords } from './refusals';
import { personView } from './roster.presenter';

/** The page that asks with whom of another group somebody changes places. */
@Injectable()
export class SwapPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly choices: GroupChoices,
    private readonly frame: OfficeFrame,
  ) {}

  /** Back to the class when the person has no place to change any more. @throws NotFoundError, ForbiddenError */
  async ask(
    actor: Actor,
    language: Language,
    { code, id }: { readonly code: string; readonly id: string },
    returned?: ReturnedChoice,
  ): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    if (!canSwap(entry.enrolment)) return redirect(`/office/classes/${code}`, 'office.problem.wrong_state');
    const voice = this.frame.voice(language);
    const name = isolate(personView(voice, entry).name);
    const title = voice.t('transfer.swap.title', { name });
    const people = (await this.partners(open, entry)).map(({ group, partner }) => ({
      value: partner.enrolment.id,
      text: voice.t('transfer.swap.one', {
        name: isolate(personView(voice, partner).name),
        group: voice.t('join.group', { group }),
      }),
    }));
    const model = {
      ...smallHead(voice, open),
      title,
      lead: voice.t('transfer.swap.lead', { name }),
      people: people.length > 0 ? [{ value: '', text: voice.t('transfer.swap.choose') }, ...people] : [],
      value: { with: returned?.input['with'], reason: returned?.input['reason'] },
      action: `/office/classes/${code}/people/${id}/swap`,
      back: `/office/classes/${code}#roster`,
      errors: inWords(voice, returned?.errors ?? [], problemOf, { name }),
    };
    return this.frame.page('office/swap', model, { ...open, voice }, { title, status: returned ? 422 : 200 });
  }

  /** Who has a sure place in another group of the course, for as many people. */
  private async partners(
    open: OpenClass,
    { enrolment }: RosterEntry,
  ): Promise<{ readonly group: string; readonly partner: RosterEntry }[]> {
    const groups = await this.choices.others(open);
    const people = await Promise.all(groups.map((trainingClass) => this.reader.seated({ trainingClass })));
    return groups.flatMap(({ group }, at) =>
      (people[at] ?? [])
        .filter((partner) => canSwap(partner.enrolment) && partner.enrolment.seats === enrolment.seats)
        .map((partner) => ({ group, partner })),
    );
  }
}

const problemOf = ({ field, code }: FieldProblem): string => `transfer.swap.error.${field}.${code}`;
