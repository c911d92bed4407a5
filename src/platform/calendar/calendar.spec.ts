import ICAL from 'ical.js';
import { type CalendarEvent, calendarFile } from './calendar';

const now = new Date('2026-09-01T08:00:00Z');
const lesson: CalendarEvent = {
  uid: 'session-1@sofra.example',
  sequence: 0,
  start: new Date('2026-10-05T15:30:00Z'),
  end: new Date('2026-10-05T17:30:00Z'),
  zone: 'Europe/Skopje',
  summary: 'Palestinian embroidery: first stitches',
  location: 'Community Centre, 2nd floor; Skopje',
};

const make = (events: CalendarEvent[], method: 'PUBLISH' | 'REQUEST' | 'CANCEL' = 'PUBLISH') =>
  calendarFile(events, { method, name: 'Embroidery', now });

const eventsOf = (file: string) =>
  new ICAL.Component(ICAL.parse(file) as never).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));

describe('a calendar file', () => {
  test('shows the same clock time before and after the clocks are put back', () => {
    const later = {
      ...lesson,
      uid: 'session-2',
      start: new Date('2026-10-26T16:30:00Z'),
      end: new Date('2026-10-26T18:30:00Z'),
    };
    const file = make([lesson, later]);
    expect(file).toContain('DTSTART;TZID=Europe/Skopje:20261005T173000\r\n');
    expect(file).toContain('DTSTART;TZID=Europe/Skopje:20261026T173000\r\n');
  });

  test('defines its zone so that a reader finds the very instants', () => {
    const file = make([lesson, { ...lesson, uid: 'winter', start: new Date('2026-12-07T16:30:00Z') }]);
    const calendar = new ICAL.Component(ICAL.parse(file) as never);
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
    const starts = eventsOf(file).map(({ startDate }) => {
      startDate.zone = zone;
      return startDate.toJSDate().toISOString();
    });
    expect(starts).toEqual(['2026-10-05T15:30:00.000Z', '2026-12-07T16:30:00.000Z']);
  });

  test('ends every line with CRLF, no line longer than 75 octets, no letter cut in two', () => {
    const summary =
      'Палестински вез: први стежки, шаблони и бои за сите што сакаат да научат нешто ново, 刺繍 🧵🧵🧵🧵🧵🧵🧵🧵🧵';
    const file = make([{ ...lesson, summary }]);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(eventsOf(file)[0]?.summary).toBe(summary);
  });

  test('escapes what separates: commas, semicolons, backslashes and line breaks', () => {
    const description = 'Bring: thread, needle; no tools\\papers\nCome early';
    const file = make([{ ...lesson, description }]);
    expect(file).toContain('Community Centre\\, 2nd floor\\; Skopje');
    expect(eventsOf(file)[0]?.description).toBe(description);
  });

  test('keeps a cancelled meeting as cancelled, and counts changes', () => {
    const file = make([{ ...lesson, cancelled: true, sequence: 3 }]);
    expect(file).toContain('STATUS:CANCELLED\r\n');
    expect(file).toContain('SEQUENCE:3\r\n');
    expect(make([lesson], 'CANCEL')).toContain('METHOD:CANCEL\r\n');
  });

  test('writes the times of a zone that it does not define in UTC', () => {
    const file = make([{ ...lesson, zone: 'Asia/Amman' }]);
    expect(file).toContain('DTSTART:20261005T153000Z\r\n');
    expect(file).not.toContain('VTIMEZONE');
  });
});
