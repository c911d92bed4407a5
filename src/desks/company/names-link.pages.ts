import { Injectable } from '@nestjs/common';
import { DomainError, type FieldProblem, NotFoundError } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import { Clock } from '../../platform/clock';
import { Formats, Texts } from '../../platform/i18n';
import { page, type Page, redirect, type Redirect } from '../../platform/http';
import { isPast, NamesLinks, Sales } from '../../bookings';
import { pageHelp } from '../../organisations';
import { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { shown } from '../planning/fields.presenter';
import type { Sent } from './company-deeds';
import { languageChoices } from './company-desk.presenter';
import { levelView } from './level.presenter';
import { NameLists, type NamesTried } from './name-lists';
import { triedView } from './tried.presenter';

/** Where names are typed by whoever knows them. The names that are there already are not shown. */
@Injectable()
export class NamesLinkPages {
  constructor(
    private readonly links: NamesLinks,
    private readonly sales: Sales,
    private readonly lists: NameLists,
    private readonly clock: Clock,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** @throws NotFoundError for a wrong link, and before anything is booked */
  async show(sent: Sent, problems: readonly FieldProblem[] = [], tried?: NamesTried): Promise<Page> {
    const { request } = await this.links.open(sent.actor);
    const { booking, course, lower, trainingClass, terms, organisation } = await this.sales.of(request);
    if (!booking) throw new NotFoundError('page');
    const voice = new Voice(this.texts, this.formats, sent.language);
    const { seats, named, status } = booking;
    const isOpen = status === 'reserved' || status === 'confirmed';
    const values = tried ? { fullName: '', reach: '', list: tried.kept } : sent.values;
    const title = voice.t('company.names-link.title');
    const model = {
      ...{ title, secret: sent.secret, token: newId(), company: request.company.name },
      facts: [
        { label: voice.t('bookings.facts.what'), local: voice.local(course.title) },
        ...(trainingClass
          ? [
              {
                label: voice.t('bookings.facts.starts'),
                ...voice.moment(trainingClass.startsAt, trainingClass.timeZone, 'full'),
              },
            ]
          : []),
      ],
      level: levelView(voice, lower),
      named: voice.t('company.names.count', { named, seats }),
      canName: isOpen && trainingClass !== undefined && named < seats && !isPast(terms.namesUntil, this.clock.now()),
      v: shown(values, 'fullName', 'reach', 'language', 'list'),
      languages: languageChoices(voice),
      tried: tried && triedView(voice, tried),
      errors: inWords(voice, problems, ({ field, code }) => `company.error.${field}.${code}`),
    };
    return page('company/names-link', model, {
      title,
      status: problems.length > 0 || tried ? 422 : 200,
      private: true,
      context: { help: pageHelp(organisation, voice.language, this.formats), bodyClass: 's-staff s-desk' },
    });
  }

  /** @throws NotFoundError */
  async name(sent: Sent): Promise<Page | Redirect> {
    const { request, company } = await this.links.open(sent.actor);
    const { booking } = await this.sales.of(request);
    if (!booking) throw new NotFoundError('page');
    try {
      const outcome = await this.lists.take(company, booking.id, sent.values, request);
      if ('problems' in outcome) return await this.show(sent, outcome.problems);
      if ('tried' in outcome) return await this.show(sent, [], outcome.tried);
      return redirect(`/companies/names/${sent.secret}`, 'company.flash.named');
    } catch (error) {
      if (!(error instanceof DomainError) || error.status !== 409) throw error;
      return redirect(`/companies/names/${sent.secret}`, 'company.problem.too_late');
    }
  }
}
