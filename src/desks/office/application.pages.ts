import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { isLive } from '../../classes';
import { Applications, RefusalWords } from '../../enrolments';
import { SeatDesk } from '../../seating';
import { applicationListView, refusalDecision } from './applications.presenter';
import { Audiences } from './audience';
import type { Returned } from './class.pages';
import { ClassReader } from './class.reader';
import { decisionView } from './decisions.presenter';
import { OfficeFrame } from './office.frame';
import { inWords } from './refusals';
import { personView } from './roster.presenter';

const reasonOf = (returned: Returned | undefined): string => {
  const value = returned?.input['reason'];
  return typeof value === 'string' ? value : '';
};

/** The pages on which the office decides about applications. */
@Injectable()
export class ApplicationPages {
  constructor(
    private readonly reader: ClassReader,
    private readonly frame: OfficeFrame,
    private readonly applications: Applications,
    private readonly audiences: Audiences,
    private readonly words: RefusalWords,
    private readonly desk: SeatDesk,
  ) {}

  /** Who asks, with answers and points; then who was refused, and why. @throws NotFoundError, ForbiddenError */
  async list(actor: Actor, language: Language, code: string): Promise<Page> {
    const open = await this.reader.open(actor, code);
    const { id } = open.trainingClass;
    const [{ criteria, items }, refused, counts] = await Promise.all([
      this.applications.list(actor, id),
      this.applications.list(actor, id, ['refused']),
      this.desk.counts([id]),
    ]);
    const voice = this.frame.voice(language);
    const said = refused.items.map((entry) => ({ entry, text: this.words.of(entry.enrolment) }));
    const free = Math.max(0, counts.get(id)?.free ?? 0);
    const model = applicationListView(voice, open, { criteria, items, refused: said, free });
    return this.frame.page('office/applications', model, { ...open, voice }, { title: model.title });
  }

  /** Asks for the reason before several are refused: who they are, and what they read. @throws NotFoundError, ForbiddenError */
  async refuse(
    actor: Actor,
    language: Language,
    code: string,
    chosen: readonly string[],
    returned?: Returned,
  ): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const { items } = await this.applications.list(actor, open.trainingClass.id);
    const entries = items.filter(({ enrolment }) => chosen.includes(enrolment.id));
    if (entries.length === 0 || !isLive(open.trainingClass))
      return redirect(`/office/classes/${code}/applications`, 'applications.problem.nobody');
    const voice = this.frame.voice(language);
    const audience = await this.audiences.of(voice, entries, {
      subject: voice.t('enrolments.mail.rejected.subject'),
      sms: voice.t('enrolments.sms.rejected', { url: voice.t('told.link') }),
    });
    const decision = refusalDecision(voice, entries, audience, reasonOf(returned));
    const model = {
      ...decisionView(voice, open, decision),
      chosen: entries.map(({ enrolment }) => enrolment.id),
      errors: inWords(voice, returned?.errors ?? []),
    };
    return this.frame.page(
      'office/refuse',
      model,
      { ...open, voice },
      { title: decision.title, status: returned ? 422 : 200 },
    );
  }

  /** Asks for the answer to somebody who wants to know why; back to the list when there is one. @throws NotFoundError, ForbiddenError */
  async question(
    actor: Actor,
    language: Language,
    code: string,
    id: string,
    { back, returned }: { readonly back?: string | undefined; readonly returned?: Returned | undefined } = {},
  ): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    const text = this.words.of(entry.enrolment);
    if (!text || !entry.enrolment.refusal?.asks)
      return redirect(`/office/classes/${code}/applications`, 'office.problem.wrong_state');
    const voice = this.frame.voice(language);
    const name = isolate(personView(voice, entry).name);
    const decision = {
      title: voice.t('applications.question.title', { name }),
      lead: [voice.t('applications.question.lead', { name, because: isolate(text.because) })],
      forms: [
        {
          reason: {
            label: voice.t('applications.question.answer'),
            tip: voice.t('applications.question.tip', { name }),
            value: reasonOf(returned),
          },
          buttons: [{ value: 'yes', text: voice.t('applications.question.yes'), main: true }],
        },
      ],
      action: `/applications/${id}/question`,
      back: '/applications',
    };
    const model = { ...decisionView(voice, open, decision, back), errors: inWords(voice, returned?.errors ?? []) };
    return this.frame.page(
      'office/decide',
      model,
      { ...open, voice },
      { title: decision.title, status: returned ? 422 : 200 },
    );
  }
}
