import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { DoorFinder } from './door.finder';
import { ChosenForm, DoorForm, FindForm } from './door.forms';
import { DoorPages } from './door.pages';
import { DoorDesk } from './door.service';

/** What a form of the door sent. */
export type Sent = Readonly<Record<string, unknown>>;

const textIn = (sent: Sent, name: string): string => {
  const value = sent[name];
  return typeof value === 'string' ? value : '';
};

/** The three steps at the door: look for the person, choose or type, enrol. */
@Injectable()
export class DoorSteps {
  constructor(
    private readonly desk: DoorDesk,
    private readonly finder: DoorFinder,
    private readonly pages: DoorPages,
  ) {}

  /** Who was found; when nobody was, a word on that and the form for somebody new at once. */
  async find(actor: StaffActor, language: Language, sent: Sent): Promise<Page> {
    const form = parseForm(FindForm, sent);
    const kept = { q: textIn(sent, 'q'), group: textIn(sent, 'class') };
    if (!form.ok) return this.pages.find(actor, language, { ...kept, errors: form.errors });
    const found = await this.finder.find(actor, form.value.q);
    if (found.people.length > 0) return this.pages.found(actor, language, found, kept);
    const typed = { ...found.typed, ...groupOf(kept.group) };
    return this.pages.form(actor, language, { typed, nobody: form.value.q });
  }

  /** The form, with what is known of the person or was looked for. @throws NotFoundError for another organisation's person */
  async choose(actor: StaffActor, language: Language, sent: Sent): Promise<Page> {
    const { person: id, q, class: group } = ChosenForm.parse(sent);
    const person = id ? await this.finder.person(actor, id) : undefined;
    const typed = person || q === '' ? {} : await this.finder.asTyped(actor, q);
    return this.pages.form(actor, language, { person, typed: { ...typed, ...groupOf(group) } });
  }

  /** The place or the number, or the form with what to change. @throws NotFoundError for another organisation's class or person */
  async enrol(actor: StaffActor, language: Language, sent: Sent): Promise<Page | Redirect> {
    const form = parseForm(DoorForm, sent);
    const answer = form.ok
      ? await this.desk.enrol(actor, form.value)
      : { kind: 'problems' as const, problems: form.errors };
    if (answer.kind !== 'problems') {
      return redirect(`/office/enrol/done/${answer.enrolment.id}`, `door.flash.${answer.kind}`);
    }
    const id = textIn(sent, 'person');
    const person = id === '' ? undefined : await this.finder.person(actor, id);
    return this.pages.form(actor, language, { person, typed: sent, problems: answer.problems });
  }
}

const groupOf = (group: string | undefined): { group?: string } => (group ? { group } : {});
