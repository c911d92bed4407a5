import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { isolate } from '../../platform/i18n';
import { type Turn, turnQuery } from '../../shared/leaf';
import type { Language } from '../../shared/locale';
import { Access } from '../../access';
import { CalendarFeeds, FEED_KINDS, type FeedEntry } from '../../classes';
import type { Page } from '../../platform/http';
import { type Organisation, Organisations } from '../../organisations';
import type { Voice } from '../catalogue/voice';
import { OfficeFrame } from '../office/office.frame';
import { turnsView } from '../office/turns.presenter';
import { addressView } from './address.presenter';

/** So many classes stand on a page. */
const MOST_CLASSES = 20;

/** The calendars of the organisation with their addresses, those of classes a page at a time. */
@Injectable()
export class CalendarPages {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly access: Access,
    private readonly organisations: Organisations,
    private readonly frame: OfficeFrame,
  ) {}

  /** The page of the classes that is asked for. */
  async list(actor: StaffActor, language: Language, turn: Turn): Promise<Page> {
    const voice = this.frame.voice(language);
    const [organisation, { others, classes, count }] = await Promise.all([
      this.organisations.get(actor.organisationId),
      this.feeds.page(actor, turn, MOST_CLASSES),
    ]);
    const entries = [...others, ...classes.items];
    const names = await this.access.names(entries.flatMap(({ address }) => (address ? [address.madeBy] : [])));
    const turns = turnsView(classes, (one) => `/office/calendars?${turnQuery(one)}#class`);
    const parts = FEED_KINDS.map((kind) => ({
      id: kind,
      title: voice.t(`calendars.kind.${kind}`),
      count: kind === 'class' ? voice.t('office.list.count', { count }) : undefined,
      turns: kind === 'class' ? turns : undefined,
      calendars: entries
        .filter((one) => one.kind === kind)
        .map((one) => ({
          ...addressView(
            nameOf(voice, one),
            one.address && this.feeds.url(voice.language, one.address.secret),
            `/office/calendars/${one.kind}/${one.subject}/address?${turnQuery(turn)}`,
          ),
          id: one.subject,
          made: madeOf(voice, organisation, names, one),
        })),
    }));
    const model = { parts: parts.filter(({ calendars }) => calendars.length > 0) };
    const title = voice.t('calendars.title');
    return this.frame.page('calendars/calendars', model, { actor, organisation, voice }, { title });
  }
}

function nameOf(voice: Voice, { kind, title, group = '' }: FeedEntry): string {
  const { text } = voice.local(title);
  if (text === '') return voice.t('calendars.gone');
  if (kind === 'class') return voice.t('office.class-title', { title: text, group });
  return kind === 'room' ? voice.t('planning.place-in', { venue: text, town: voice.town(group) }) : text;
}

/** Who made the address, and when. */
function madeOf(
  voice: Voice,
  { timeZone }: Organisation,
  names: ReadonlyMap<string, string>,
  { address }: FeedEntry,
): string | undefined {
  if (!address) return undefined;
  const when = voice.formats.dateTime(voice.language, address.madeAt, timeZone, 'full');
  const name = names.get(address.madeBy);
  return name === undefined
    ? voice.t('calendars.made-by-program', { when })
    : voice.t('calendars.made', { when, name: isolate(name) });
}
