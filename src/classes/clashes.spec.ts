import { clashesOf, type ClassPlan } from './clashes';
import type { Session, TrainingClass } from './training-class';

const session = (start: string, end: string, more: Partial<Session> = {}): Session => ({
  id: start,
  start: new Date(`2026-11-${start}:00Z`),
  end: new Date(`2026-11-${end}:00Z`),
  changes: 0,
  ...more,
});
const other = (more: Partial<TrainingClass> = {}): TrainingClass => ({
  id: 'bread',
  code: 'bread-abc',
  organisationId: 'legis',
  courseId: 'bread',
  state: 'published',
  town: 'Скопје',
  venue: { mk: 'Соба 2', en: 'Room 2' },
  timeZone: 'Europe/Skopje',
  teachingLanguages: ['mk'],
  interpreterLanguages: [],
  capacity: 8,
  admission: 'open',
  freePlaces: 'all',
  instructorIds: ['rima'],
  sessions: [session('24T16:00', '24T17:30')],
  startsAt: new Date(0),
  endsAt: new Date(0),
  group: 'A',
  version: 1,
  ...more,
});
const plan: ClassPlan = {
  town: 'skopje',
  venue: { en: 'ROOM 2' },
  instructorIds: ['ljubica'],
  sessions: [session('17T16:30', '17T18:30'), session('24T16:30', '24T18:30')],
};

describe('A plan', () => {
  it('clashes in the same room of the same town, whatever the script and the letters', () => {
    const found = clashesOf(plan, [other()]);
    expect(found.map(({ at, room, instructorIds }) => ({ at, room, instructorIds }))).toEqual([
      { at: 1, room: true, instructorIds: [] },
    ]);
  });

  it('clashes where somebody would teach in two places', () => {
    const found = clashesOf({ ...plan, instructorIds: ['rima'] }, [other({ town: 'Tetovo' })]);
    expect(found).toMatchObject([{ at: 1, room: false, instructorIds: ['rima'] }]);
  });

  it('does not clash with itself, another room, a meeting called off, or one that ends as it begins', () => {
    expect(clashesOf({ ...plan, id: 'bread' }, [other()])).toEqual([]);
    expect(clashesOf(plan, [other({ venue: { en: 'Room 1' } })])).toEqual([]);
    expect(clashesOf(plan, [other({ sessions: [session('24T16:00', '24T17:30', { cancelled: true })] })])).toEqual([]);
    expect(clashesOf(plan, [other({ sessions: [session('24T18:30', '24T20:00')] })])).toEqual([]);
  });
});
