import { languageInfo, localText, type PersonLanguage, PERSON_LANGUAGES, textLanguage } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import { priceOf } from '../../enrolments';
import type { Organisation } from '../../organisations';
import type { Person } from '../../people';
import type { Voice } from '../catalogue/voice';
import { openSeats } from '../catalogue/catalogue';
import type { Acquaintance, Found } from './door.finder';
import type { DoorProblem } from './door.service';
import type { DoorGroup, DoorGroups } from './groups.reader';

/** Phones are shared, and screens are seen: of a number the last digits do. */
const SHOWN_DIGITS = 3;
/** What is read aloud, a sentence each. */
const SENTENCES = ['written', 'used', 'messages', 'give-back', 'delete', 'no-papers', 'question'] as const;

/** What stands in the form: what was typed, else what is known. */
export interface DoorInput {
  readonly operation: string;
  readonly person: Person | undefined;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly problems: readonly DoorProblem[];
}

/** The end of a phone number or an address, enough to ask whether it is still right. */
export function contactOf(voice: Voice, { phone, email }: Pick<Person, 'phone' | 'email'>): string | undefined {
  if (phone !== undefined) return voice.t('door.phone-ends', { digits: phone.slice(-SHOWN_DIGITS) });
  return email === undefined ? undefined : voice.t('door.has-email');
}

/** People who were found, and the way to somebody new. */
export function foundView(voice: Voice, { people, more }: Found, kept: { q: string; group: string }): object {
  return {
    q: kept.q,
    group: kept.group,
    people: people.map((one) => ({ ...acquaintanceView(voice, one), group: kept.group })),
    count: people.length,
    more,
  };
}

/** Somebody who was found, with what the person is or was in. */
export function acquaintanceView(voice: Voice, { person, parts }: Acquaintance): object {
  const lines = parts.map(({ enrolment, context: { course, trainingClass } }) => {
    const title = voice.local(course.title).text;
    const group = voice.t('office.class-title', { title, group: trainingClass.group });
    return {
      text: voice.t('door.part', { group, status: voice.t(`door.status.${enrolment.status}`) }),
      href: `/office/classes/${trainingClass.code}`,
    };
  });
  return {
    id: person.id,
    name: person.callName,
    fullName: person.fullName,
    lang: person.language,
    language: voice.formats.languageName(voice.language, person.language),
    contact: contactOf(voice, person) ?? voice.t('door.no-contact'),
    lines,
  };
}

/** The form with all that the office asks. */
export function formView(voice: Voice, organisation: Organisation, groups: DoorGroups, input: DoorInput): object {
  const { person, typed, problems, operation } = input;
  const text = (name: string, known = ''): string => (typeof typed[name] === 'string' ? typed[name] : known);
  const first = problems.length === 0;
  const fresh = typed['operation'] === undefined;
  const chosen = text('group', only(groups));
  const value = {
    fullName: text('fullName', person?.fullName),
    callName: text('callName', person && person.callName !== person.fullName ? person.callName : ''),
    phone: text('phone'),
    email: text('email'),
    language: text('language', person?.language ?? organisation.language),
    needs: text('needs', person?.needs),
    companions: text('companions'),
    recognised: text('recognised'),
    freePlace: typed['freePlace'] === 'yes',
    wait: fresh || typed['wait'] === 'yes',
  };
  const all = [...groups.upcoming, ...groups.running, ...groups.past];
  return {
    operation,
    person: person?.id ?? '',
    value,
    // The first empty field, so that whoever types goes on at once.
    focus: first && value.fullName === '' ? 'fullName' : first ? 'phone' : '',
    phoneTip: person && contactOf(voice, person) ? voice.t('door.keep', { what: contactOf(voice, person) }) : undefined,
    languages: PERSON_LANGUAGES.map((code) => ({ value: code, text: languageInfo(code).name })),
    parts: (['upcoming', 'running', 'past'] as const)
      .map((name) => ({
        title: voice.t(`door.groups.${name}`),
        groups: groups[name].map((group) => groupView(voice, group, chosen, group === all[0])),
        count: groups[name].length,
      }))
      .filter(({ count }) => count > 0),
    nothing: all.length === 0,
    free: all.some(({ course, trainingClass }) => priceOf(course) !== null && trainingClass.freePlaces !== 0),
    recognise: value.recognised !== '' || problems.some(({ field }) => field === 'recognised'),
  };
}

/** The only class there is needs no choice. */
function only({ upcoming, running, past }: DoorGroups): string {
  const all = [...upcoming, ...running, ...past];
  return all.length === 1 ? (all[0]?.trainingClass.code ?? '') : '';
}

function groupView(voice: Voice, { trainingClass, course, seats }: DoorGroup, chosen: string, first: boolean): object {
  const { code, group, startsAt, endsAt, timeZone, town, admission } = trainingClass;
  const price = priceOf(course);
  const open = openSeats(seats);
  const dates = voice.formats.dateRange(voice.language, startsAt, endsAt, timeZone);
  return {
    code,
    // The summary of errors leads to the first of the choices.
    id: first ? 'group' : `group-${code}`,
    title: voice.t('office.class-title', { title: voice.local(course.title).text, group }),
    more: [
      dates,
      voice.town(town),
      price ? voice.formats.money(voice.language, price) : voice.t('join.price.free'),
    ].join(', '),
    seats: open > 0 ? voice.t('door.free', { count: open }) : voice.t('door.full', { position: seats.waiting + 1 }),
    full: open === 0,
    approval: admission === 'approval' ? voice.t('door.approval') : undefined,
    checked: code === chosen,
  };
}

/** What is read to the person, in each language that somebody may have. */
export function aloudView(speak: (language: PersonLanguage) => Voice, organisation: Organisation): object[] {
  return PERSON_LANGUAGES.map((code) => {
    const spoken = textLanguage(code, organisation.language);
    const voice = speak(code);
    return {
      code,
      lang: spoken,
      dir: languageInfo(spoken).dir,
      other: spoken === code ? undefined : languageInfo(code).name,
      lines: SENTENCES.map((name) =>
        voice.t(`consent.${name}`, { organisation: isolate(localText(organisation.name, spoken).text) }),
      ),
    };
  });
}

/** What is wrong, in the words of this desk where it has them. */
export function doorMessages(voice: Voice, problems: readonly DoorProblem[]): DoorProblem[] {
  return problems.map((problem) => {
    // One name of several lines: the field is the text.
    const field = problem.field.replace(/\.\d+.*$/, '');
    const key = [`door.error.${field}.${problem.code}`, `errors.field.${problem.code}`].find((one) => voice.has(one));
    return { ...problem, field, message: voice.t(key ?? 'errors.field.wrong_format', problem.values) };
  });
}
