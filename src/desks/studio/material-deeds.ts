import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import type { Page, Redirect } from '../../platform/http';
import { LessonBlocks, lessonIn, Lessons, Reviews } from '../../learning';
import { readValues, text } from '../planning/values';
import { StudioFrame } from './studio.frame';

/** The small deeds of the studio, each a button: `<what>.<id>`. */
@Injectable()
export class MaterialDeeds {
  constructor(
    private readonly frame: StudioFrame,
    private readonly lessons: Lessons,
    private readonly blocks: LessonBlocks,
    private readonly reviews: Reviews,
  ) {}

  /** With the lessons of a course, or with the whole. @throws NotFoundError, ForbiddenError */
  async onCourse(actor: Actor, language: Language, name: string, body: unknown): Promise<Page | Redirect> {
    const { open, path } = await this.frame.open(actor, language, name);
    const course = open.course.id;
    const { what, id } = deedIn(body);
    const here = `${path}#l-${id}`;
    switch (what) {
      case 'up':
      case 'down':
        return this.frame.deed(here, 'studio.flash.moved', () => this.lessons.move(actor, course, id, what));
      case 'remove':
        return this.frame.deed(`${path}#gone`, 'studio.flash.removed', () =>
          this.lessons.setGone(actor, course, id, true),
        );
      case 'restore':
        return this.frame.deed(here, 'studio.flash.restored', () => this.lessons.setGone(actor, course, id, false));
      case 'send':
        return this.frame.deed(path, 'studio.flash.sent', () => this.reviews.send(actor, course));
      case 'take-back':
        return this.frame.deed(path, 'studio.flash.taken-back', () => this.reviews.takeBack(actor, course));
      case 'share':
      case 'keep':
        return this.frame.deed(path, `studio.flash.${what}`, () =>
          this.lessons.arrange(actor, course, { copyable: what === 'share' }),
        );
      default:
        throw new NotFoundError('button');
    }
  }

  /** With the parts of a lesson. @throws NotFoundError, ForbiddenError */
  async onLesson(actor: Actor, language: Language, name: string, slug: string, body: unknown) {
    const { open, path } = await this.frame.open(actor, language, name);
    const lesson = lessonIn(open, slug);
    const course = open.course.id;
    const { what, id } = deedIn(body);
    const page = `${path}/${lesson.slug}`;
    const here = `${page}#b-${id}`;
    switch (what) {
      case 'up':
      case 'down':
        return this.frame.deed(here, 'studio.flash.moved', () => this.blocks.move(actor, course, lesson.id, id, what));
      case 'remove':
        return this.frame.deed(`${page}#gone`, 'studio.flash.removed', () =>
          this.blocks.setGone(actor, course, lesson.id, id, true),
        );
      case 'restore':
        return this.frame.deed(here, 'studio.flash.restored', () =>
          this.blocks.setGone(actor, course, lesson.id, id, false),
        );
      default:
        throw new NotFoundError('button');
    }
  }
}

/** What the button says. */
function deedIn(body: unknown): { what: string; id: string } {
  const [what = '', ...id] = text(readValues(body), 'do').split('.');
  return { what, id: id.join('.') };
}
