import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import { Config } from '../../platform/config';
import { page, type Page } from '../../platform/http';
import { Organisations } from '../../organisations';
import { inOrder } from '../catalogue/catalogue';
import { cardView } from '../catalogue/catalogue.presenter';
import { OfficeFrame } from '../office/office.frame';
import { Discovery } from './discovery.service';

/** A frame on an association's own site is small. */
const MOST_CARDS = 12;

/** The pages about courses on an organisation's own site. */
@Injectable()
export class EmbedPages {
  constructor(
    private readonly discovery: Discovery,
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
    private readonly config: Config,
  ) {}

  /** What can be joined, without a frame of ours around it; each link opens beside the site. @throws NotFoundError */
  async list(language: Language, slug: string): Promise<Page> {
    const { entries, organisation } = await this.discovery.entriesOf(slug);
    const voice = this.frame.speak(language);
    const open = inOrder(entries).filter(({ groups }) => groups.length > 0);
    const title = organisation ? voice.local(organisation.name).text : voice.t('catalogue.title');
    const cards = open.slice(0, MOST_CARDS).map((entry) => cardView(voice, entry));
    return page('discovery/embed', { title, cards, all: '/courses' }, { title, layout: 'embed', frameable: true });
  }

  /** The lines to copy, in each language of the site. */
  async how(actor: StaffActor, language: Language): Promise<Page> {
    const organisation = await this.organisations.get(actor.organisationId);
    const voice = this.frame.voice(language);
    const { publicUrl } = this.config;
    const { slug } = organisation;
    const model = {
      snippets: LANGUAGES.map((code) => ({
        language: languageInfo(code).name,
        field: `frame-${code}`,
        lang: code,
        frame: `<iframe src="${publicUrl}/${code}/embed/${slug}" title="${voice.t('common.brand')}" width="100%" height="700"></iframe>`,
        page: `/${code}/embed/${slug}`,
        feed: `${publicUrl}/${code}/classes.xml?organisation=${slug}`,
      })),
      json: `${publicUrl}/api/v1/classes?organisation=${slug}`,
    };
    const title = voice.t('embed.title');
    return this.frame.page('discovery/how', model, { actor, organisation, voice }, { title });
  }
}
