/** The zones whose clocks follow the rule of the European Union in Central European Time: those of the region, and near ones. */
const CENTRAL_EUROPEAN: readonly string[] = [
  'Europe/Belgrade',
  'Europe/Skopje',
  'Europe/Tirane',
  'Europe/Sarajevo',
  'Europe/Podgorica',
  'Europe/Zagreb',
  'Europe/Ljubljana',
  'Europe/Budapest',
  'Europe/Vienna',
  'Europe/Berlin',
  'Europe/Rome',
];

/** Whether calendars get times with this zone's definition; times of other zones are written in UTC. */
export const hasDefinition = (zone: string): boolean => CENTRAL_EUROPEAN.includes(zone);

/**
 * The definition of a zone in jCal (RFC 7265): summer time from the last Sunday of March, 2:00, to the last of October, 3:00, as
 * Directive 2000/84/EC has it and the region follows.
 */
export function definition(zone: string): unknown[] {
  const rule = (month: number) => ({ freq: 'YEARLY', bymonth: month, byday: '-1SU' });
  const part = (name: string, start: string, from: string, to: string, abbreviation: string, month: number) => [
    name,
    [
      ['dtstart', {}, 'date-time', start],
      ['tzoffsetfrom', {}, 'utc-offset', from],
      ['tzoffsetto', {}, 'utc-offset', to],
      ['tzname', {}, 'text', abbreviation],
      ['rrule', {}, 'recur', rule(month)],
    ],
    [],
  ];
  return [
    'vtimezone',
    [['tzid', {}, 'text', zone]],
    [
      part('daylight', '1996-03-31T02:00:00', '+01:00', '+02:00', 'CEST', 3),
      part('standard', '1996-10-27T03:00:00', '+02:00', '+01:00', 'CET', 10),
    ],
  ];
}
