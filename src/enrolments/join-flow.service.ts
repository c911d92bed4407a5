import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, FieldErrors, type FieldProblem, NotFoundError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Texts } from '../platform/i18n';
import { isPublic, takesLearners } from '../classes';
import type { Course } from '../tracks';
import { Clock } from '../platform/clock';
import { type ClassContext, ClassContexts } from './class-contexts';
import { ACTIVE, type Enrolment } from './enrolment';
import { Enrolments } from './enrolments.service';
import { JoinDrafts, type JoinDraft, operationOf } from './join-drafts.service';
import { JoinService } from './join.service';
import { type JoinAnswers, joinFormOf } from './join-steps';

/** What pressing the last button came to. */
export type JoinResult =
  | { readonly kind: 'place'; readonly secret: string }
  | { readonly kind: 'already' | 'closed' | 'list-full' }
  /** The level below is missing; `number` is what was typed to show it, and did not. */
  | { readonly kind: 'entry'; readonly number?: string; readonly otherName: boolean }
  | { readonly kind: 'full' | 'free-gone'; readonly position: number }
  | { readonly kind: 'problems'; readonly errors: readonly FieldProblem[] };

/** A class that somebody wants to join. */
export interface JoinContext extends ClassContext {
  /** Whether learners can join it. */
  readonly open: boolean;
  /** The course that they must have completed; null where anybody may begin. */
  readonly lower: Course | null;
}

/** The last step of joining by pages: answers become an enrolment, refusals become pages. */
@Injectable()
export class JoinFlow {
  constructor(
    private readonly joining: JoinService,
    private readonly contexts: ClassContexts,
    private readonly drafts: JoinDrafts,
    private readonly enrolments: Enrolments,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError for one that is not public */
  async context(code: string): Promise<JoinContext> {
    const context = await this.contexts.get(code);
    if (!isPublic(context.trainingClass)) throw new NotFoundError('class');
    const open = takesLearners(context.trainingClass, this.clock.now());
    return { ...context, open, lower: await this.contexts.courseBefore(context.course) };
  }

  /** Joins with the answers of the draft; once more leads to the same place. */
  async join(
    actor: Actor,
    draft: JoinDraft,
    { trainingClass, organisation }: ClassContext,
    answers: JoinAnswers,
    ifFull: 'refuse' | 'wait',
  ): Promise<JoinResult> {
    const form = joinFormOf(answers, this.needs(answers, organisation.language), ifFull);
    try {
      const answer = await this.joining.join(actor, operationOf(draft, trainingClass.id), trainingClass.id, form);
      if (answer.kind === 'already_joined') return { kind: 'already' };
      await this.drafts.finish(draft, trainingClass.id, answer.enrolment.id);
      return { kind: 'place', secret: this.enrolments.secretOf(answer.enrolment) };
    } catch (error) {
      return refusalOf(error);
    }
  }

  /** The place that came of this draft before, for the button pressed twice. */
  async joinedBefore(draft: JoinDraft, classId: string): Promise<string | null> {
    const enrolment = await this.doneBefore(draft, classId);
    return enrolment && this.enrolments.secretOf(enrolment);
  }

  /** The same while it is not over, for somebody who goes back in the browser: who gave a place back may join again. */
  async stillIn(draft: JoinDraft, classId: string): Promise<string | null> {
    const enrolment = await this.doneBefore(draft, classId);
    return enrolment && ACTIVE.includes(enrolment.status) ? this.enrolments.secretOf(enrolment) : null;
  }

  private async doneBefore(draft: JoinDraft, classId: string): Promise<Enrolment | null> {
    const id = draft.done[classId];
    return id === undefined ? null : this.enrolments.find(id);
  }

  /** The ticks and the own words as one text, in the language of the office. */
  private needs({ helps = [], other }: JoinAnswers, language: Language): string {
    const ticked = helps.map((help) => this.texts.t(language, `join.help.${help}`));
    return [...ticked, ...(other === undefined ? [] : [other])].join('. ');
  }
}

function refusalOf(error: unknown): JoinResult {
  if (error instanceof FieldErrors) return { kind: 'problems', errors: error.errors };
  if (!(error instanceof DomainError)) throw error;
  const position = Number(error.extra['position'] ?? 1);
  switch (error.code) {
    case 'class_full':
      return { kind: 'full', position };
    case 'free_places_gone':
      return { kind: 'free-gone', position };
    case 'list_full':
      return { kind: 'list-full' };
    case 'class_closed':
      return { kind: 'closed' };
    case 'entry_level_missing':
      return { kind: 'entry', otherName: error.extra['certificate'] === 'other_name' };
    case 'party_too_large':
      return { kind: 'problems', errors: [{ field: 'companion1', code: 'party_too_large', message: '' }] };
    default:
      throw error;
  }
}
