import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Config } from '../../platform/config';
import { fold, Formats, Texts } from '../../platform/i18n';
import { page, type Page } from '../../platform/http';
import { Classes } from '../../classes';
import { pageHelp, sharedHelp } from '../../organisations';
import { Tracks } from '../../tracks';
import { readChoice } from './catalogue';
import { catalogueView } from './catalogue.presenter';
import { CatalogueReader } from './catalogue.reader';
import { courseData } from './course-data';
import { courseView } from './course.presenter';
import { trackView } from './track.presenter';
import { Voice } from './voice';
import { workshopsView } from './workshops.presenter';

const MOST_PAGES = 1_000;

/** Makes the public pages in the reader's language. */
@Injectable()
export class CataloguePages {
  constructor(
    private readonly reader: CatalogueReader,
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly config: Config,
  ) {}

  /** The promise, what starts soon, how to join. */
  async home(language: Language, query: Readonly<Record<string, unknown>>): Promise<Page> {
    const snapshot = await this.reader.snapshot();
    const voice = this.voice(language);
    const model = {
      ...catalogueView(voice, snapshot, { choice: readChoice(query, fold), page: 1, home: true, fold }),
      workshops: workshopsView(voice, snapshot),
    };
    return page('catalogue/home', model, {
      cached: true,
      title: voice.t('catalogue.title'),
      description: voice.t('catalogue.promise'),
      context: { help: sharedHelp(snapshot.organisations, language, this.formats) },
    });
  }

  /** All courses, narrowed by town, level and language. */
  async courses(language: Language, query: Readonly<Record<string, unknown>>): Promise<Page> {
    const snapshot = await this.reader.snapshot();
    const voice = this.voice(language);
    const asked = Number(query['page']);
    const number = Number.isInteger(asked) && asked > 0 && asked <= MOST_PAGES ? asked : 1;
    const model = catalogueView(voice, snapshot, { choice: readChoice(query, fold), page: number, home: false, fold });
    return page('catalogue/index', model, {
      cached: true,
      title: voice.t('catalogue.title'),
      description: voice.t('catalogue.promise'),
      context: { help: sharedHelp(snapshot.organisations, language, this.formats) },
    });
  }

  /** One course with its groups. @throws NotFoundError */
  async course(language: Language, slug: string): Promise<Page> {
    const reading = await this.reader.course(slug);
    const voice = this.voice(language);
    const model = { ...courseView(voice, reading), data: courseData(voice, reading, this.config.publicUrl) };
    return page('tracks/course', model, {
      cached: true,
      title: voice.local(reading.course.title).text,
      description: voice.local(reading.course.summary).text || voice.t('catalogue.promise'),
      context: { help: pageHelp(reading.organisation, language, this.formats) },
    });
  }

  /** A track with its levels. @throws NotFoundError */
  async track(language: Language, slug: string): Promise<Page> {
    const { track, organisation, entries } = await this.reader.track(slug);
    const voice = this.voice(language);
    return page('tracks/track', trackView(voice, track, entries), {
      cached: true,
      title: voice.local(track.title).text,
      description: voice.local(track.summary).text || voice.t('catalogue.promise'),
      context: { help: pageHelp(organisation, language, this.formats) },
    });
  }

  /** Where a class stands on the public pages. @throws NotFoundError for a draft too */
  async groupOf(code: string): Promise<{ course: string; group: string }> {
    const row = await this.classes.getVisible(ANONYMOUS, code);
    const course = await this.tracks.getCourse(row.courseId);
    return { course: course.slug, group: row.code };
  }

  private voice(language: Language): Voice {
    return new Voice(this.texts, this.formats, language);
  }
}
