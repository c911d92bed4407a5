import { openSeats, type Group } from './catalogue';
import type { CourseReading } from './catalogue.reader';
import type { Voice } from './voice';

/** Google and others show no more of them. */
const MOST_GROUPS = 20;

/**
 * A course with its groups as schema.org has them (Course, CourseInstance), for search engines: what the page says, in its language, and no
 * name of anybody.
 */
export function courseData(voice: Voice, { course, organisation, groups }: CourseReading, publicUrl: string): object {
  const { language } = voice;
  const url = `${publicUrl}/${language}/courses/${course.slug}`;
  const provider = { '@type': 'Organization', name: voice.local(organisation.name).text };
  const offers = (group?: Group): object[] => offersOf(course, group).map((one) => ({ ...one, url }));
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': url,
    url,
    name: voice.local(course.title).text,
    description: voice.local(course.summary).text || voice.t('catalogue.promise'),
    inLanguage: language,
    provider,
    educationalLevel: voice.t(`common.level.${course.level}`),
    teaches: course.outcomes.map((text) => voice.local(text).text),
    ...(course.hours > 0 ? { timeRequired: `PT${course.hours}H` } : {}),
    offers: offers(),
    hasCourseInstance: groups.slice(0, MOST_GROUPS).map((group) => ({
      '@type': 'CourseInstance',
      courseMode: 'Onsite',
      startDate: localInstant(group.row.startsAt, group.row.timeZone),
      endDate: localInstant(group.row.endsAt, group.row.timeZone),
      inLanguage: group.row.teachingLanguages,
      ...(course.hours > 0 ? { courseWorkload: `PT${course.hours}H` } : {}),
      maximumAttendeeCapacity: group.seats.capacity,
      remainingAttendeeCapacity: openSeats(group.seats),
      location: {
        '@type': 'Place',
        name: voice.local(group.row.venue).text,
        address: {
          '@type': 'PostalAddress',
          addressLocality: voice.town(group.row.town),
          addressCountry: organisation.country,
        },
      },
      organizer: provider,
      offers: offers(group),
    })),
  };
}

/** What a place costs: nothing where it may be free, and the price for citizens. */
function offersOf({ prices }: CourseReading['course'], group?: Group): object[] {
  const availability =
    group && openSeats(group.seats) === 0 ? 'https://schema.org/SoldOut' : 'https://schema.org/InStock';
  const { citizen } = prices;
  return [
    ...(prices.free && group?.row.freePlaces !== 0
      ? [{ '@type': 'Offer', category: 'Free', price: 0, priceCurrency: citizen?.currency ?? 'EUR', availability }]
      : []),
    ...(citizen
      ? [
          {
            '@type': 'Offer',
            category: 'Paid',
            price: citizen.amount / 100,
            priceCurrency: citizen.currency,
            availability,
          },
        ]
      : []),
  ];
}

/** An instant by the clocks of the zone, with their offset (ISO 8601): 2026-12-10T10:00:00+01:00. */
function localInstant(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}
