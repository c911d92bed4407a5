import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import { type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { Clock } from '../../platform/clock';
import { Classes } from '../../classes';
import { Materials, PublicationForm, ReturnForm, Reviews, standing, versionFor } from '../../learning';
import { operationOf } from '../planning/planning.frame';
import { problem, refused, type Refusal } from '../planning/refusal';
import { readValues, text, type Values } from '../planning/values';
import { fieldProblems } from './problems';
import { changedView, type Studio, StudioFrame } from './studio.frame';

/** A colleague reads what was sent, and what was published before. */
@Injectable()
export class ReviewPages {
  constructor(
    private readonly frame: StudioFrame,
    private readonly materials: Materials,
    private readonly reviews: Reviews,
    private readonly classes: Classes,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, ForbiddenError */
  async review(actor: Actor, language: Language, course: string): Promise<Page | Redirect> {
    const studio = await this.frame.open(actor, language, course);
    if (studio.open.draft.state !== 'review') return redirect(studio.path);
    return this.form(actor, studio, { operation: newId() });
  }

  /** Publishes it or sends it back. @throws NotFoundError, ForbiddenError */
  async answer(actor: Actor, language: Language, course: string, body: unknown): Promise<Page | Redirect> {
    const studio = await this.frame.open(actor, language, course);
    const { path, open } = studio;
    const values = readValues(body);
    if (text(values, 'do') === 'back') {
      const form = parseForm(ReturnForm, { note: text(values, 'note') });
      if (!form.ok) return this.form(actor, studio, values, refused(form.errors));
      return this.frame.deed(path, 'studio.flash.returned', () =>
        this.reviews.sendBack(actor, open.course.id, form.value.note),
      );
    }
    const corrects = text(values, 'corrects');
    const form = parseForm(PublicationForm, {
      note: text(values, 'note'),
      ...(corrects === '' ? {} : { corrects: Number(corrects) }),
      ...(text(values, 'sent') === '' ? {} : { sentAt: text(values, 'sent') }),
    });
    if (!form.ok) return this.form(actor, studio, values, refused(form.errors));
    const operation = operationOf(studio, values);
    const publish = () => this.reviews.publish(actor, operation, open.course.id, form.value);
    return this.frame.deed(`${path}/versions`, 'studio.flash.published', publish, {
      stale: () => this.form(actor, studio, values, { problems: [problem('note', 'sent_again')], status: 412 }),
    });
  }

  private async form(actor: Actor, studio: Studio, values: Values, refusal?: Refusal): Promise<Page> {
    const { voice, open, path } = studio;
    const { draft, course, lessons } = open;
    const [versions, verdict] = await Promise.all([
      this.materials.versions(course.id),
      this.reviews.verdict(actor, draft),
    ]);
    const names = await this.frame.names([draft.sent?.by ?? '']);
    const used = new Set((await this.classesBy(studio)).keys());
    const model = {
      path,
      back: path,
      backText: voice.local(course.title).text,
      sent: draft.sent && changedView(studio, names, draft.sent),
      own: verdict === 'own',
      alone: verdict === 'alone',
      lessons: standing(lessons).map((lesson) => ({
        path: `${path}/${lesson.slug}`,
        title: voice.local(lesson.title),
      })),
      sentAt: draft.sent?.at.toISOString(),
      operation: text(values, 'operation'),
      note: text(values, 'note'),
      corrects: text(values, 'corrects'),
      corrections: versions
        .filter(({ number, withdrawnAt }) => withdrawnAt === undefined && used.has(number))
        .map(({ number }) => ({
          value: String(number),
          text: voice.t('studio.review.correction', { number }),
          checked: text(values, 'corrects') === String(number),
        })),
      errors: fieldProblems(voice, refusal?.problems ?? []),
    };
    return this.frame.page(studio, 'review', model, {
      title: voice.t('studio.review.title'),
      status: refusal?.status ?? 200,
    });
  }

  /** What was published, the newest first, and who goes by it. @throws NotFoundError, ForbiddenError */
  async versions(actor: Actor, language: Language, course: string): Promise<Page> {
    const studio = await this.frame.open(actor, language, course);
    const { voice, open, path, organisation } = studio;
    const versions = await this.materials.versions(open.course.id);
    const names = await this.frame.names(
      versions.flatMap(({ publishedBy, reviewedBy }) => [publishedBy, ...(reviewedBy ? [reviewedBy] : [])]),
    );
    const used = await this.classesBy(studio);
    const model = {
      action: `${path}/versions`,
      back: path,
      backText: voice.local(open.course.title).text,
      versions: versions.map((version) => ({
        number: version.number,
        title: voice.t('studio.version', { number: version.number }),
        note: version.note,
        when: voice.moment(version.publishedAt, organisation.timeZone, 'short'),
        who: names.get(version.publishedBy),
        corrects: version.corrects && voice.t('studio.corrects', { number: version.corrects }),
        gone: version.withdrawnAt !== undefined,
        classes: used.get(version.number) ?? [],
        credit: version.credit,
      })),
    };
    return this.frame.page(studio, 'versions', model, { title: voice.t('studio.versions.title') });
  }

  /** @throws NotFoundError, ForbiddenError */
  async withdraw(actor: Actor, language: Language, course: string, body: unknown): Promise<Page | Redirect> {
    const studio = await this.frame.open(actor, language, course);
    const number = Number(text(readValues(body), 'number'));
    const work = () => this.materials.withdraw(actor, studio.open.course.id, number);
    return this.frame.deed(`${studio.path}/versions`, 'studio.flash.withdrawn', work);
  }

  /** The classes that are not over, by the number of the version that each goes by. */
  private async classesBy({ voice, open, organisation }: Studio): Promise<Map<number, object[]>> {
    const [rows, versions] = await Promise.all([
      this.classes.listOpenOwn(organisation.id),
      this.materials.versions(open.course.id),
    ]);
    const found = new Map<number, object[]>();
    for (const row of rows.filter(({ courseId }) => courseId === open.course.id)) {
      const chosen = versionFor(versions, row.startsAt, this.clock.now());
      if (!chosen) continue;
      const view = {
        path: `/office/classes/${row.code}`,
        title: voice.t('studio.group', { group: row.group, town: voice.town(row.town) }),
      };
      found.set(chosen.number, [...(found.get(chosen.number) ?? []), view]);
    }
    return found;
  }
}
