import ICAL from 'ical.js';
import { definition, hasDefinition } from './zones';

/** One entry of a calendar. Instants are UTC; `zone` (IANA) says by which clocks it is shown. */
export interface CalendarEvent {
  /** Stays with the meeting for ever, whatever changes about it. */
  readonly uid: string;
  /** How often it was changed. */
  readonly sequence: number;
  readonly start: Date;
  readonly end: Date;
  readonly zone: string;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  /** It stays in the file, so that calendars take it away. */
  readonly cancelled?: boolean;
}

/** What a calendar file says beside its events. */
export interface CalendarOptions {
  /** PUBLISH: a file or feed to look at. REQUEST and CANCEL: by mail, to put events in or take them out. */
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly name: string;
  /** When the file is made (DTSTAMP). */
  readonly now: Date;
  /** Of a mail: who invites, and whose calendar it is. */
  readonly organizer?: { readonly name: string; readonly email: string };
  readonly attendee?: { readonly name?: string; readonly email: string };
}

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

/** How long a reader may keep a feed before it looks again. */
const REFRESH = 'PT6H';

type Property = [string, Record<string, string>, string, unknown];

/** An iCalendar file (RFC 5545, RFC 7986): CRLF, folded at 75 octets, with the definitions of the zones that it names. */
export function calendarFile(events: readonly CalendarEvent[], options: CalendarOptions): string {
  const zones = [...new Set(events.map((event) => event.zone))].filter(hasDefinition);
  const properties: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Sofra//Sofra//EN'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['method', {}, 'text', options.method],
  ];
  if (options.method === 'PUBLISH') {
    properties.push(
      ['name', {}, 'text', options.name],
      ['x-wr-calname', {}, 'text', options.name],
      ['refresh-interval', {}, 'duration', REFRESH],
      ['x-published-ttl', {}, 'unknown', REFRESH],
    );
  }
  const parts = [...zones.map(definition), ...events.map((event) => eventPart(event, options))];
  return fold(ICAL.stringify(['vcalendar', properties, parts] as never));
}

function eventPart(event: CalendarEvent, options: CalendarOptions): unknown[] {
  const properties: Property[] = [
    ['uid', {}, 'text', event.uid],
    ['dtstamp', {}, 'date-time', utc(options.now)],
    ['sequence', {}, 'integer', event.sequence],
    moment('dtstart', event.start, event.zone),
    moment('dtend', event.end, event.zone),
    ['summary', {}, 'text', event.summary],
    ['status', {}, 'text', event.cancelled || options.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'],
    ['transp', {}, 'text', 'OPAQUE'],
  ];
  if (event.description) properties.push(['description', {}, 'text', event.description]);
  if (event.location) properties.push(['location', {}, 'text', event.location]);
  if (event.url) properties.push(['url', {}, 'uri', event.url]);
  const { organizer, attendee } = options;
  if (organizer)
    properties.push(['organizer', { cn: quotable(organizer.name) }, 'cal-address', `mailto:${organizer.email}`]);
  if (attendee) {
    const cn: Record<string, string> = attendee.name ? { cn: quotable(attendee.name) } : {};
    properties.push([
      'attendee',
      { ...cn, partstat: 'ACCEPTED', rsvp: 'FALSE' },
      'cal-address',
      `mailto:${attendee.email}`,
    ]);
  }
  return ['vevent', properties, []];
}

function moment(name: string, at: Date, zone: string): Property {
  return hasDefinition(zone) ? [name, { tzid: zone }, 'date-time', local(at, zone)] : [name, {}, 'date-time', utc(at)];
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** What clocks in the zone show, as jCal writes it: 2026-10-05T17:30:00. */
function local(at: Date, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(zone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}

/** Making one takes longer than all the rest of an event, and a feed has hundreds of events of one zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** A parameter's value may hold no quotes and no control characters (RFC 5545, 3.2). */
const quotable = (text: string): string => text.replace(/["\u0000-\u001f\u007f]/g, ' ').trim();

/** Folds by octets and never inside a letter: ical.js counts UTF-16 units, so its own folding is undone first. */
function fold(text: string): string {
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(foldLine)
    .join('\r\n');
}

const LONGEST_LINE = 75;

function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE) return line;
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    if (size + octets > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += letter;
    size += octets;
  }
  return [...parts, part].join('\r\n');
}
