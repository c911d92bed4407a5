import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { isLive } from '../../classes';
import type { FoundRecords, RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import { Audiences } from './audience';
import type { Returned } from './class.pages';
import { ClassReader } from './class.reader';
import {
  answerDecision,
  applicationDecision,
  cancelDecision,
  closeDecision,
  confirmDecision,
  type Decision,
  decisionView,
  eraseDecision,
  finishDecision,
  leaveDecision,
  revokeDecision,
} from './decisions.presenter';
import { OfficeFrame } from './office.frame';
import { PhoneLooks } from './phone-looks.service';
import type { OpenClass } from './reading';
import { inWords } from './refusals';

/** Whence somebody came to the question, and with what a form came back. */
interface Around {
  readonly back?: string | undefined;
  readonly returned?: Returned | undefined;
}

/** What the address of a page that asks for an answer may say: whence somebody came, and whose number was looked at. */
export interface AnswerQuery {
  readonly back?: string | undefined;
  readonly phone?: string | undefined;
}

const reasonOf = (returned: Returned | undefined): string => {
  const value = returned?.input['reason'];
  return typeof value === 'string' ? value : '';
};

/** The small pages that ask before something is done. All are for the office alone. */
@Injectable()
export class DecisionPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly frame: OfficeFrame,
    private readonly audiences: Audiences,
    private readonly looks: PhoneLooks,
  ) {}

  async finish(actor: Actor, language: Language, code: string): Promise<Page> {
    const open = await this.reader.open(actor, code);
    return this.page(open, language, (voice) => finishDecision(voice, open));
  }

  /** Back to the class when it was decided already. */
  async confirm(actor: Actor, language: Language, code: string): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    if (open.trainingClass.state !== 'published')
      return redirect(`/office/classes/${code}`, 'office.problem.wrong_state');
    const entries = await this.reader.seated(open);
    const decision = await confirmDecision(this.frame.voice(language), open, entries, this.audiences);
    return this.page(open, language, () => decision);
  }

  async close(actor: Actor, language: Language, code: string): Promise<Page> {
    const open = await this.reader.open(actor, code);
    return this.page(open, language, closeDecision);
  }

  /** With a reason it asks once more. */
  async cancel(
    actor: Actor,
    language: Language,
    code: string,
    { reason, returned }: { reason?: string; returned?: Returned } = {},
  ): Promise<Page> {
    const open = await this.reader.open(actor, code);
    const touched = await this.reader.touched(open);
    const text = reason ?? reasonOf(returned);
    return this.page(open, language, (voice) => cancelDecision(voice, touched, text, reason !== undefined), {
      returned,
    });
  }

  /** With the number to call, once it was asked for; back to the class when there is no offer any more. */
  answer(
    actor: Actor,
    language: Language,
    code: string,
    id: string,
    { back, phone }: AnswerQuery,
  ): Promise<Page | Redirect> {
    const can = ({ enrolment }: RosterEntry) => enrolment.offer !== undefined && enrolment.status === 'offered';
    return this.about(actor, code, id, can, {
      show: async (open, entry) => {
        const look = phone === entry.enrolment.id ? await this.looks.find(open, entry) : undefined;
        return this.page(open, language, (voice) => answerDecision(voice, open, entry, { look, from: back }), { back });
      },
      gone: 'office.problem.offer_expired',
    });
  }

  application(
    actor: Actor,
    language: Language,
    code: string,
    id: string,
    { back, returned }: Around = {},
  ): Promise<Page | Redirect> {
    const make = (open: OpenClass, entry: RosterEntry) => (voice: Voice) =>
      applicationDecision(voice, open, entry, reasonOf(returned));
    return this.about(actor, code, id, ({ enrolment }) => enrolment.status === 'applied', {
      show: (open, entry) => this.page(open, language, make(open, entry), { back, returned }),
      gone: 'office.problem.wrong_state',
    });
  }

  leave(actor: Actor, language: Language, code: string, id: string): Promise<Page | Redirect> {
    const can = ({ enrolment }: RosterEntry) => ['enrolled', 'reserved', 'waiting'].includes(enrolment.status);
    return this.about(actor, code, id, can, {
      show: (open, entry) => this.page(open, language, (voice) => leaveDecision(voice, entry)),
      gone: 'office.problem.wrong_state',
    });
  }

  async erase(open: OpenClass, language: Language, entry: RosterEntry, found: FoundRecords): Promise<Page> {
    return this.page(open, language, (voice) => eraseDecision(voice, entry, found));
  }

  async revoke(
    open: OpenClass,
    language: Language,
    certificate: { number: string; name: string },
    returned?: Returned,
  ) {
    return this.page(open, language, (voice) => revokeDecision(voice, certificate, reasonOf(returned)), { returned });
  }

  private async about(
    actor: Actor,
    code: string,
    id: string,
    can: (entry: RosterEntry) => boolean,
    { show, gone }: { show: (open: OpenClass, entry: RosterEntry) => Page | Promise<Page>; gone: string },
  ): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    return can(entry) && isLive(open.trainingClass) ? show(open, entry) : redirect(`/office/classes/${code}`, gone);
  }

  private page(open: OpenClass, language: Language, make: (voice: Voice) => Decision, around: Around = {}): Page {
    const voice = this.frame.voice(language);
    const decision = make(voice);
    const model = {
      ...decisionView(voice, open, decision, around.back),
      errors: inWords(voice, around.returned?.errors ?? []),
    };
    const status = around.returned ? 422 : 200;
    return this.frame.page('office/decide', model, { ...open, voice }, { title: decision.title, status });
  }
}
