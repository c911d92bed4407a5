import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { ForbiddenError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import type { Page } from '../../platform/http';
import { type RosterEntry, SEATED } from '../../enrolments';
import type { Returned } from '../office/class.pages';
import { classTitle, smallHead } from '../office/class-head.presenter';
import { ClassReader } from '../office/class.reader';
import { type Decision, decisionView } from '../office/decisions.presenter';
import { OfficeFrame } from '../office/office.frame';
import type { OpenClass } from '../office/reading';
import { inWords } from '../office/refusals';
import type { Voice } from '../catalogue/voice';
import { inOrder, living } from './attendees';
import { ContactLooks } from './contact-looks.service';

/** What is asked for: the numbers on a page, or a file. */
export type ContactList = 'phones' | 'file';

/** A class with the people on a list. */
export interface ListReading {
  readonly open: OpenClass;
  readonly entries: readonly RosterEntry[];
}

/** The answers to the question, the first the one that most want. */
const ANSWERS: Readonly<Record<ContactList, readonly string[]>> = { phones: ['show'], file: ['csv', 'xlsx'] };

/** Lists with contacts: the question why, and the phone list. */
@Injectable()
export class ContactListPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly frame: OfficeFrame,
    private readonly looks: ContactLooks,
  ) {}

  /** A class with those of its people who stand on the list, for the office alone. @throws NotFoundError, ForbiddenError */
  async read(actor: Actor, code: string, list: ContactList): Promise<ListReading> {
    const open = await this.reader.open(actor, code);
    if (!open.office) throw new ForbiddenError();
    const seated = living(await this.reader.seated(open, SEATED));
    return { open, entries: list === 'file' ? seated : seated.filter(({ person }) => person?.phone !== undefined) };
  }

  /** Asks why, before anything is shown; of a list without people it says that kindly. */
  ask(list: ContactList, { open, entries }: ListReading, language: Language, returned?: Returned): Page {
    const voice = this.frame.voice(language);
    const typed = returned?.input['reason'];
    const decision = question(voice, list, entries.length, typeof typed === 'string' ? typed : '');
    const model = { ...decisionView(voice, open, decision), errors: inWords(voice, returned?.errors ?? []) };
    const status = returned ? 422 : 200;
    return this.frame.page('office/decide', model, { ...open, voice }, { title: decision.title, status });
  }

  /** The numbers, for whoever has said why a moment ago; everybody else is asked. */
  async phones(reading: ListReading, language: Language): Promise<Page> {
    const { open, entries } = reading;
    const seen = await this.looks.seen(open, entries);
    const all = entries.length > 0 && entries.every(({ enrolment }) => seen.has(enrolment.personId));
    if (!all) return this.ask('phones', reading, language);
    const voice = this.frame.voice(language);
    const title = voice.t('lists.phones.of', { title: classTitle(voice, open) });
    const model = {
      ...smallHead(voice, open),
      day: voice.formats.date(voice.language, open.now, open.trainingClass.timeZone, 'full'),
      rows: inOrder(voice, entries).map(phoneRow),
    };
    return this.frame.page('lists/phones', model, { ...open, voice }, { title });
  }
}

function question(voice: Voice, list: ContactList, count: number, value: string): Decision {
  const t = (key: string) => voice.t(`lists.${list}.${key}`);
  const reason = { label: voice.t('lists.reason'), tip: voice.t('lists.reason-tip'), value };
  const buttons = ANSWERS[list].map((answer, at) => ({ value: answer, text: t(`do-${answer}`), main: at === 0 }));
  return {
    title: t('title'),
    lead: count === 0 ? [t('nobody')] : [t('lead'), voice.t('lists.written-down', { count })],
    forms: count === 0 ? [] : [{ reason, buttons }],
    action: `/lists/${list}`,
    back: '#lists',
  };
}

/** The name as on the roster, and the number as it was typed. */
function phoneRow({ enrolment, person, companions }: RosterEntry): object {
  return {
    name: person?.callName,
    lang: enrolment.language,
    more: person?.fullName === person?.callName ? undefined : person?.fullName,
    with: [...companions.values()].map(({ callName }) => callName),
    number: person?.phoneTyped ?? person?.phone,
    href: `tel:${person?.phone}`,
  };
}
