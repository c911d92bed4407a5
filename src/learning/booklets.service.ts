import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import type { Language } from '../shared/locale';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { DocumentError, Documents } from '../platform/documents';
import { Files } from '../platform/files';
import { printed } from '../platform/pictures';
import type { Course } from '../tracks';
import { type BookletSource, bookletId } from './booklet';
import { BookletPresenter } from './booklet.presenter';
import { BookletsRepository } from './booklets.repository';
import { contentOf, standing } from './draft';
import { Drafts } from './drafts.service';
import { mediaIn } from './exchange';
import type { MaterialVersion } from './material';
import { Materials } from './materials.service';
import { MediaStore } from './media.service';

/** A booklet as it is sent. */
export interface BookletFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Of pictures on paper, in pixels: 85 mm wide they have some 200 to the inch. */
const WIDTH = 720;

/** What booklets are set and stored with. */
@Injectable()
export class BookletTools {
  constructor(
    readonly presenter: BookletPresenter,
    readonly documents: Documents,
    readonly files: Files,
    readonly media: MediaStore,
    readonly clock: Clock,
  ) {}
}

/**
 * Courses as files to print. A booklet is made when it is first asked for, which takes about a second (a third of a second for 14 pages
 * with 18 pictures, of which Typst, in its thread, takes a tenth), and kept.
 */
@Injectable()
export class Booklets {
  /** Those that are being made here: who asks meanwhile waits for the same. */
  private readonly making = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly repository: BookletsRepository,
    private readonly tools: BookletTools,
    private readonly materials: Materials,
    private readonly drafts: Drafts,
    private readonly organisations: Organisations,
  ) {}

  /** Of a published version, for whoever may read it. @throws DomainError 409 `not_printable` */
  async ofVersion(course: Course, version: MaterialVersion, language: Language): Promise<BookletFile> {
    const { lessons, rubric, credit, number, publishedAt } = version;
    const source = { number, at: publishedAt, content: { lessons, rubric }, ...(credit ? { credit } : {}) };
    return this.file(course, source, language);
  }

  /** Of a version for who writes material; without a number, of what is written now. @throws NotFoundError, ForbiddenError, DomainError 409 */
  async ofCourse(actor: Actor, name: string, language: Language, number?: number): Promise<BookletFile> {
    if (number !== undefined) {
      const course = await this.materials.own(actor, name);
      return this.ofVersion(course, await this.materials.version(course.id, number), language);
    }
    const { course, draft, lessons } = await this.drafts.read(actor, name);
    const live = standing(lessons);
    if (live.length === 0) throw new NotFoundError('lesson');
    if (!draft.dirty && draft.basedOn > 0)
      return this.ofVersion(course, await this.materials.version(course.id, draft.basedOn), language);
    const times = live.flatMap(({ changed, blocks }) => [changed.at, ...blocks.map((block) => block.changed.at)]);
    const at = new Date(Math.max(...times.map((time) => time.getTime())));
    const source = { at, content: contentOf({ draft, lessons }), ...(draft.credit ? { credit: draft.credit } : {}) };
    return this.file(course, source, language);
  }

  private async file(
    course: Course,
    material: Pick<BookletSource, 'number' | 'at' | 'content' | 'credit'>,
    language: Language,
  ): Promise<BookletFile> {
    const { id: courseId, organisationId, title, level, motif, slug } = course;
    const { name, timeZone } = await this.organisations.get(organisationId);
    const place = { organisationId, courseId, organisation: name, timeZone };
    const source: BookletSource = { ...place, course: title, level, motif, ...material };
    return { name: `${slug}.${language}.pdf`, bytes: await this.once(source, language) };
  }

  private async once(source: BookletSource, language: Language): Promise<Buffer> {
    const id = bookletId(source, language);
    const known = await this.repository.find(source.organisationId, id);
    if (known !== null) return this.tools.files.get(known);
    const running = this.making.get(id) ?? this.make(id, source, language).finally(() => this.making.delete(id));
    this.making.set(id, running);
    return running;
  }

  private async make(id: string, source: BookletSource, language: Language): Promise<Buffer> {
    const { presenter, documents, files, media, clock } = this.tools;
    const { organisationId, courseId, number } = source;
    const there = await media.ofOrganisation(organisationId, mediaIn(source.content));
    const { data, title, pictures } = presenter.paper(source, language, there);
    const shown = [];
    for (const picture of pictures)
      shown.push({
        name: `${picture}.jpg`,
        bytes: await printed(await media.largest(there.get(picture)!, WIDTH), WIDTH),
      });
    const pdf = await documents
      .render('booklet', data, { title, language, date: source.at, files: shown })
      .catch((error: unknown) => {
        if (error instanceof DocumentError && error.code === 'bad_document') throw new NotPrintableError();
        throw error;
      });
    const kept = { id, organisationId, courseId, language, pdf: await files.put(pdf), madeAt: clock.now() };
    await this.repository.keep({ ...kept, ...(number === undefined ? {} : { number }) });
    return pdf;
  }
}

/** 409: a sign in the texts is in no font of documents. */
class NotPrintableError extends DomainError {
  constructor() {
    super('not_printable', 409, 'A sign in these texts can not be printed. Take it out of the lesson.');
  }
}
