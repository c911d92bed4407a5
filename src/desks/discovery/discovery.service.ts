import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Config } from '../../platform/config';
import { Formats, Texts } from '../../platform/i18n';
import type { Organisation } from '../../organisations';
import { Tracks } from '../../tracks';
import type { Entry } from '../catalogue/catalogue';
import { CatalogueReader } from '../catalogue/catalogue.reader';
import { isFull, languagesText } from '../catalogue/facts.presenter';
import { Voice } from '../catalogue/voice';
import { rssXml } from './feed';
import { robotsText, sitemapXml } from './sitemap';

const MOST_TRACKS = 500;

/** What search engines and other sites read of the catalogue. */
@Injectable()
export class Discovery {
  constructor(
    private readonly reader: CatalogueReader,
    private readonly tracks: Tracks,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly config: Config,
  ) {}

  robots(): string {
    return robotsText(this.config.publicUrl);
  }

  /** All pages that are the same for everybody. */
  async sitemap(): Promise<string> {
    const [{ entries }, tracks] = await Promise.all([
      this.reader.snapshot(),
      this.tracks.listTracks({ limit: MOST_TRACKS }),
    ]);
    return sitemapXml(this.config.publicUrl, [
      '',
      '/courses',
      '/certificates',
      ...tracks.items.map(({ slug }) => `/tracks/${slug}`),
      ...entries.map(({ course }) => `/courses/${course.slug}`),
    ]);
  }

  /** The classes that can be joined, of all or of one organisation, the next to begin in front. @throws NotFoundError */
  async feed(language: Language, slug: string | undefined): Promise<string> {
    const { entries, organisation } = await this.entriesOf(slug);
    const voice = new Voice(this.texts, this.formats, language);
    const base = `${this.config.publicUrl}/${language}`;
    const groups = entries.flatMap((entry) => entry.groups.map((group) => ({ ...group, entry })));
    const name = organisation && voice.local(organisation.name).text;
    return rssXml({
      title: name ?? voice.t('common.brand'),
      description: voice.t('catalogue.promise'),
      language,
      link: `${base}/courses`,
      self: `${base}/classes.xml${slug === undefined ? '' : `?organisation=${slug}`}`,
      items: groups
        .toSorted((a, b) => a.row.startsAt.getTime() - b.row.startsAt.getTime())
        .map(({ row, seats, entry }) => ({
          id: row.id,
          title: voice.local(entry.course.title).text,
          description: voice.list([
            voice.formats.zonedTime(language, row.startsAt, row.timeZone, 'full'),
            voice.town(row.town),
            languagesText(voice, row),
            voice.t(isFull(seats) ? 'common.seats.full' : 'common.seats.left', { count: Math.max(0, seats.free) }),
          ]),
          link: `${base}/courses/${entry.course.slug}#${row.code}`,
        })),
    });
  }

  /** What one organisation, or everybody, offers. @throws NotFoundError for an organisation that is not there */
  async entriesOf(slug: string | undefined): Promise<{ entries: readonly Entry[]; organisation?: Organisation }> {
    const snapshot = await this.reader.snapshot();
    if (slug === undefined) return { entries: snapshot.entries };
    const organisation = snapshot.organisations.find((one) => one.slug === slug);
    if (!organisation) throw new NotFoundError('organisation');
    return { entries: snapshot.entries.filter((entry) => entry.organisation.id === organisation.id), organisation };
  }
}
