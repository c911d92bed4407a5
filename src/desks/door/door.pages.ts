import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { type FieldProblem, NotFoundError } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import { isolate } from '../../platform/i18n';
import { type Language, textLanguage } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { ClassContexts, ClassWords, EnrolmentLinks, Enrolments, Places } from '../../enrolments';
import { Organisations } from '../../organisations';
import type { Person } from '../../people';
import { OfficeFrame } from '../office/office.frame';
import { cardView, doneView } from './done.presenter';
import type { Found } from './door.finder';
import { aloudView, doorMessages, formView, foundView } from './door.presenter';
import type { DoorProblem } from './door.service';
import { GroupsReader } from './groups.reader';

/** What the form begins with, or came back with. */
export interface FormStart {
  readonly person?: Person | undefined;
  readonly typed?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly DoorProblem[];
  /** What was looked for, when nobody was found. */
  readonly nobody?: string;
}

/** What the last page reads. */
@Injectable()
export class DoneReader {
  constructor(
    readonly places: Places,
    readonly enrolments: Enrolments,
    readonly contexts: ClassContexts,
    readonly words: ClassWords,
    readonly links: EnrolmentLinks,
  ) {}
}

/** The pages by which the office enrols somebody who came to the door. */
@Injectable()
export class DoorPages {
  constructor(
    private readonly frame: OfficeFrame,
    private readonly groups: GroupsReader,
    private readonly organisations: Organisations,
    private readonly done: DoneReader,
  ) {}

  /** Whom we look for. */
  async find(
    actor: StaffActor,
    language: Language,
    kept: { q?: string; group?: string | undefined; errors?: readonly FieldProblem[] },
  ): Promise<Page> {
    const reader = await this.reader(actor, language);
    const errors = doorMessages(reader.voice, kept.errors ?? []);
    const failed = errors.length > 0;
    const model = { q: kept.q ?? '', group: kept.group ?? '', focus: !failed, errors };
    return this.frame.page('door/find', model, reader, {
      title: reader.voice.t('door.title'),
      status: failed ? 422 : 200,
    });
  }

  /** People who were found. */
  async found(actor: StaffActor, language: Language, found: Found, kept: { q: string; group: string }): Promise<Page> {
    const reader = await this.reader(actor, language);
    const title = reader.voice.t('door.found.title', { count: found.people.length });
    return this.frame.page('door/found', foundView(reader.voice, found, kept), reader, { title });
  }

  /** All that is asked, with what is known or was typed. */
  async form(
    actor: StaffActor,
    language: Language,
    { person, typed = {}, problems = [], nobody }: FormStart,
  ): Promise<Page> {
    const reader = await this.reader(actor, language);
    const { voice, organisation } = reader;
    const groups = await this.groups.read(actor.organisationId);
    // A form that was sent before for somebody else is a new one from here.
    const used = problems.some(({ code }) => code === 'idempotency_key_reused');
    const before = typeof typed['operation'] === 'string' && !used ? typed['operation'] : newId();
    const errors = doorMessages(voice, problems);
    const model = {
      ...formView(voice, organisation, groups, { operation: before, person, typed, problems: errors }),
      aloud: aloudView((code) => this.frame.speak(textLanguage(code, organisation.language)), organisation),
      nobody: nobody === undefined ? undefined : voice.t('door.nobody', { typed: isolate(nobody) }),
      helper: voice.t('door.helper', { name: actor.name }),
      errors,
    };
    return this.frame.page('door/form', model, reader, {
      title: voice.t('door.title'),
      status: errors.length > 0 ? 422 : 200,
    });
  }

  /** The place or the number, the card, and the way to the next person. @throws NotFoundError for another organisation's */
  async result(actor: StaffActor, language: Language, id: string): Promise<Page> {
    const { places, enrolments, contexts, words, links } = this.done;
    const place = await places.get(actor, id);
    const { organisationId, classId, language: own } = place.enrolment;
    const [entry] = await enrolments.withNames(organisationId, [place.enrolment]);
    if (!entry) throw new NotFoundError('enrolment');
    const reader = await this.reader(actor, language);
    const done = { ...(await contexts.get(classId)), ...place, entry };
    const view = doneView(reader.voice, done, words);
    const spoken = this.frame.speak(textLanguage(own, reader.organisation.language));
    const model = { ...view, card: cardView(spoken, done, words, links) };
    return this.frame.page('door/done', model, reader, { title: view.title, bodyClass: 'solo' });
  }

  private async reader(actor: StaffActor, language: Language) {
    const organisation = await this.organisations.get(actor.organisationId);
    return { actor, organisation, voice: this.frame.voice(language) };
  }
}
