import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Enrolments } from '../../enrolments';
import { Judging, mediaIn, MediaStore, TaskWords } from '../../learning';
import { Organisations } from '../../organisations';
import { fieldMessages, type Page } from '../../platform/http';
import { Texts } from '../../platform/i18n';
import { OfficeFrame } from '../office/office.frame';
import { classView, judgeView, type Typed, waitingView } from './judging.presenter';
import { JudgingReader } from './judging.reader';

/** Whose piece for which task, as the address says it. */
export interface PieceWhere {
  readonly enrolment: string;
  readonly task: string;
  readonly companion: number;
}

/** What a page of the judges is made of. */
@Injectable()
export class JudgingSources {
  constructor(
    readonly judging: Judging,
    readonly enrolments: Enrolments,
    readonly organisations: Organisations,
    readonly media: MediaStore,
    readonly words: TaskWords,
  ) {}
}

/** The pages on which handwork is judged. */
@Injectable()
export class JudgingPages {
  constructor(
    private readonly reader: JudgingReader,
    private readonly from: JudgingSources,
    private readonly frame: OfficeFrame,
    private readonly texts: Texts,
  ) {}

  async waiting(actor: StaffActor, language: Language): Promise<Page> {
    const { board, waiting, classes } = await this.reader.waiting(actor);
    const voice = this.frame.voice(language);
    const reader = { actor, organisation: board.organisation, voice };
    return this.frame.page('judging/waiting', waitingView(voice, waiting, classes), reader, {
      title: voice.t('judging.title'),
    });
  }

  async ofClass(actor: StaffActor, language: Language, code: string): Promise<Page> {
    const one = await this.reader.ofClass(actor, code);
    const voice = this.frame.voice(language);
    const reader = { actor, organisation: one.organisation, voice };
    return this.frame.page('judging/class', classView(voice, one), reader, { title: voice.t('judging.title') });
  }

  async judge(
    actor: StaffActor,
    language: Language,
    { enrolment, task, companion }: PieceWhere,
    wrong?: { readonly errors: readonly FieldProblem[]; readonly typed: Typed },
  ): Promise<Page> {
    const judged = await this.from.judging.open(actor, { enrolmentId: enrolment, taskId: task, companion });
    const { version, enrolment: own } = judged.own;
    const [organisation, [entry], media] = await Promise.all([
      this.from.organisations.get(own.organisationId),
      this.from.enrolments.withNames(own.organisationId, [own]),
      this.from.media.ofOrganisation(version.organisationId, mediaIn(version)),
    ]);
    const voice = this.frame.voice(language);
    const person = companion === 0 ? entry?.person : entry?.companions.get(companion);
    const name = person?.callName ?? voice.t('tasks.who.other', { n: companion });
    const model = judgeView(voice, judged, { name, media, words: this.from.words, typed: wrong?.typed });
    const errors = fieldMessages(this.texts, voice.language, wrong?.errors ?? []);
    const title = voice.t('judging.title');
    return this.frame.page(
      'judging/piece',
      { ...model, errors },
      { actor, organisation, voice },
      { title, status: wrong ? 422 : 200 },
    );
  }
}
