import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError, FieldErrors, NotFoundError } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import { type Page, redirect, type Redirect } from '../../platform/http';
import {
  BLOCK_KINDS,
  type BlockKind,
  blockIn,
  type DraftBlock,
  type DraftLesson,
  LessonBlocks,
  lessonIn,
  MediaStore,
  StaleBlockError,
  standing,
} from '../../learning';
import { type Problem, refused, type Refusal } from '../planning/refusal';
import { readValues, text, type Values } from '../planning/values';
import { BEGINNING } from './block-fields';
import { blockOf, formField, withoutEmptyRows } from './block-form';
import { BlockUploads } from './block-uploads';
import { blockValues } from './block-values';
import { blockFormView, differences, mediaOf } from './block.presenter';
import { fieldProblems } from './problems';
import { changedView, type Studio, StudioFrame } from './studio.frame';

interface Shown {
  readonly kind: BlockKind;
  readonly id: string;
  readonly values: Values;
  readonly there?: DraftBlock | undefined;
  readonly refusal?: Refusal | undefined;
  /** Somebody else saved it meanwhile. */
  readonly stale?: DraftBlock | undefined;
  /** Rows asked for beyond those that are filled. */
  readonly more?: boolean;
}

/** The form of one part of a lesson. */
@Injectable()
export class BlockPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly blocks: LessonBlocks,
    private readonly uploads: BlockUploads,
    private readonly media: MediaStore,
  ) {}

  /** An empty form. @throws NotFoundError, ForbiddenError */
  async blank(actor: Actor, language: Language, course: string, slug: string, named: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const kind = BLOCK_KINDS.find((one) => one === named);
    if (!kind) throw new NotFoundError('part');
    const values = { currency: studio.organisation.currency, ...BEGINNING[kind], version: '0' };
    return this.show(studio, lessonIn(studio.open, slug), { kind, id: newId(), values });
  }

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: Actor, language: Language, course: string, slug: string, id: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const lesson = lessonIn(studio.open, slug);
    const there = blockIn(lesson, id);
    const values = { ...blockValues(there.block, studio.open.draft.language), version: String(there.version) };
    return this.show(studio, lesson, { kind: there.block.kind, id, values, there });
  }

  /** @throws NotFoundError, ForbiddenError */
  async save(actor: Actor, language: Language, course: string, slug: string, id: string, body: unknown) {
    const studio = await this.frame.open(actor, language, course);
    const lesson = lessonIn(studio.open, slug);
    const there = lesson.blocks.find(({ block }) => block.id === id);
    const typed = readValues(body);
    const kind = there?.block.kind ?? BLOCK_KINDS.find((one) => one === text(typed, 'kind'));
    if (!kind || !UUID.test(id)) throw new NotFoundError('part');
    const taken = await this.uploads.take(studio, kind, typed, body);
    const values = withoutEmptyRows(kind, taken.values);
    if (text(values, 'do') === 'more') return this.show(studio, lesson, { kind, id, values, there, more: true });
    return this.keep(actor, studio, lesson, { kind, id, values, there }, taken.problems);
  }

  private async keep(
    actor: Actor,
    studio: Studio,
    lesson: DraftLesson,
    shown: Shown,
    problems: readonly Problem[],
  ): Promise<Page | Redirect> {
    const { kind, id, values, there } = shown;
    const read = blockOf({ kind, id }, values, there?.block, studio.open.draft.language);
    if (!read.ok || problems.length > 0) {
      const all = [...problems, ...(read.ok ? [] : read.problems)];
      return this.show(studio, lesson, { ...shown, refusal: refused(all) });
    }
    const input = { version: Number(text(values, 'version')) || 0, block: read.block };
    try {
      await this.blocks.save(actor, studio.open.course.id, lesson.id, input);
    } catch (error) {
      if (error instanceof StaleBlockError) return this.show(studio, lesson, { ...shown, stale: error.there });
      const isClosed = error instanceof DomainError && error.code === 'in_review';
      if (isClosed) return this.show(studio, lesson, { ...shown, refusal: { problems: [], status: 409 } });
      if (!(error instanceof FieldErrors)) throw error;
      const beside = error.errors.map((one) => ({ ...one, field: formField(one.field.replace(/^block\./, '')) }));
      return this.show(studio, lesson, { ...shown, refusal: refused(beside) });
    }
    return redirect(`${studio.path}/${lesson.slug}#b-${id}`, 'studio.flash.saved');
  }

  private async show(studio: Studio, lesson: DraftLesson, shown: Shown): Promise<Page> {
    const { voice, open, organisation, path } = studio;
    const { kind, id, values, there, stale, refusal } = shown;
    const name = voice.t(`studio.kind.${kind}`);
    const title = voice.t(there ? 'studio.block.change' : 'studio.block.new', { kind: name });
    const media = await this.media.ofOrganisation(organisation.id, mediaOf(values));
    const names = await this.frame.names([stale?.changed.by ?? there?.changed.by ?? '']);
    const errors = fieldProblems(voice, refusal?.problems ?? []);
    const place = standing(lesson.blocks).findIndex(({ block }) => block.id === id) + 1;
    const model = {
      kind,
      action: `${path}/${lesson.slug}/${id}`,
      back: `${path}/${lesson.slug}`,
      backText: voice.local(lesson.title).text,
      what: voice.t(`studio.kind-what.${kind}`),
      seen: place > 0 ? `${path}/${lesson.slug}/preview/${place}` : undefined,
      version: stale ? String(stale.version) : text(values, 'version'),
      notice: open.draft.state === 'review' ? 'in_review' : refusal?.notice,
      changed: there && changedView(studio, names, there.changed),
      stale: stale && {
        ...changedView(studio, names, stale.changed),
        rows: differences(voice, blockValues(stale.block, open.draft.language), values),
      },
      fields: blockFormView(voice, {
        kind,
        values,
        media,
        errors,
        language: open.draft.language,
        more: shown.more === true,
      }),
      errors,
    };
    return this.frame.page(studio, 'block', model, { title, status: stale ? 412 : (refusal?.status ?? 200) });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
