import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import type { FieldProblem } from '../../shared/domain-error';
import type { Page } from '../../platform/http';
import { canWriteTo, ClassMessages } from '../../messages';
import { ClassWords } from '../../enrolments';
import { HistoryPresenter } from '../../history';
import type { Voice } from '../catalogue/voice';
import { certificatesView } from './certificates.presenter';
import { changeView } from './change.presenter';
import { classHead, classTitle, tabs } from './class-head.presenter';
import { ClassReader } from './class.reader';
import { historyView } from './history.presenter';
import { listsView } from './lists.presenter';
import { meetingsView } from './meetings.presenter';
import { messagesView } from './messages.presenter';
import { writtenView } from '../writing/written.presenter';
import { OfficeFrame } from './office.frame';
import { PhoneLooks } from './phone-looks.service';
import type { ClassReading } from './reading';
import { inWords } from './refusals';
import { rosterView } from './roster.presenter';
import { seatsView } from './seats.presenter';
import { applicationsView, callsView, waitingView } from './waiting.presenter';

/** A form that came back, with what was typed. */
export interface Returned {
  readonly errors: readonly FieldProblem[];
  readonly input: Readonly<Record<string, unknown>>;
  readonly status?: number;
}

/** What the address of a class's page may ask for. */
export interface ClassQuery {
  /** The list to be shown whole. */
  readonly all?: string | undefined;
  /** The enrolment whose number was looked at. */
  readonly phone?: string | undefined;
}

/** The page of a class. */
@Injectable()
export class ClassPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly looks: PhoneLooks,
    private readonly words: ClassWords,
    private readonly sentences: HistoryPresenter,
    private readonly frame: OfficeFrame,
    private readonly written: ClassMessages,
  ) {}

  /** The page of a class, or the same with a form that came back. @throws NotFoundError, ForbiddenError */
  async show(actor: Actor, language: Language, code: string, query: ClassQuery, returned?: Returned): Promise<Page> {
    const reading = await this.reader.read(actor, code, query.all);
    const looked = query.phone === undefined ? undefined : reading.people.get(query.phone);
    const look = looked && (await this.looks.find(reading, looked));
    const voice = this.frame.voice(language);
    const model = {
      ...classHead(voice, reading, this.words),
      tabs: tabs(voice, reading),
      seats: seatsView(reading),
      roster: rosterView(voice, reading, look),
      lists: listsView(reading),
      waiting: waitingView(voice, reading, look),
      calls: callsView(voice, reading, look),
      applications: applicationsView(voice, reading),
      change: changeView(voice, reading),
      meetings: meetingsView(voice, reading),
      messages: { ...messagesView(voice, reading), written: await this.writtenPart(voice, reading) },
      certificates: certificatesView(voice, reading),
      history: historyView(voice, reading, this.sentences),
      ...typed(reading, returned),
      errors: inWords(voice, returned?.errors ?? []),
    };
    return this.frame.page(
      'office/class',
      model,
      { ...reading, voice },
      {
        title: classTitle(voice, reading),
        status: returned ? (returned.status ?? 422) : 200,
      },
    );
  }

  /** What staff wrote to the people themselves, and the way to write more. */
  private async writtenPart(voice: Voice, { actor, trainingClass }: ClassReading): Promise<object> {
    const { code, timeZone } = trainingClass;
    return {
      path: canWriteTo(trainingClass) ? `/office/classes/${code}/messages/new` : undefined,
      rows: writtenView(voice, await this.written.listOfClass(actor, trainingClass), code, timeZone),
    };
  }
}

/** What stands in the page's own forms: what was typed, else what is so now. */
function typed({ counts }: ClassReading, returned: Returned | undefined): object {
  const input = (name: string): string | undefined => {
    const value = returned?.input[name];
    return typeof value === 'string' ? value : undefined;
  };
  const wrong = (...names: readonly string[]) => returned?.errors.some(({ field }) => names.includes(field)) === true;
  return {
    typed: {
      capacity: input('capacity') ?? String(counts.capacity),
      who: input('who') ?? '',
      why: input('why') ?? '',
      sizeOpen: wrong('capacity'),
      below: returned?.errors.some(({ code }) => code === 'below_taken') === true,
      frontOpen: wrong('who', 'why'),
    },
  };
}
