import fc from 'fast-check';
import { inLeavingOrder, inOrder, type ImportRow, WANTED_STATES } from './import';
import { type PersonRow, type Room, verdictsOf } from './people-verdicts';

describe('What would become of people', () => {
  const room = (over: Partial<Room> = {}): Room => ({
    free: 2,
    mostSeats: 6,
    begun: false,
    subjects: new Set(),
    nameKeys: new Set(),
    pays: () => false,
    ...over,
  });
  const row = (
    number: number,
    state: (typeof WANTED_STATES)[number],
    seats = 1,
    over: Partial<PersonRow> = {},
  ): PersonRow => ({
    number,
    read: { state, form: { fullName: `P${number}`, language: 'mk', seats } },
    subject: `s${number}`,
    ...over,
  });
  const short = (rows: PersonRow[], where: Room) =>
    verdictsOf(rows, where).map(({ state, effect, problems }) => [state, effect ?? problems[0]?.code].join(' '));

  it('is that who has a place comes before who waits, and a free place goes to the first who waits', () => {
    const rows = [row(2, 'waiting'), row(3, 'enrolled'), row(4, 'waiting')];
    expect(short(rows, room())).toEqual(['new enrolled', 'new enrolled', 'new waiting']);
    expect(verdictsOf(rows, room())[0]?.problems).toEqual([{ column: 'state', code: 'place_is_free' }]);
    expect(short([row(2, 'enrolled', 2), row(3, 'enrolled')], room())).toEqual(['new enrolled', 'bad class_full']);
  });

  it('is nothing for who is in the class, in the file twice, or of a name that is there without a contact', () => {
    const where = room({ free: 9, subjects: new Set(['s2']), nameKeys: new Set(['rana']) });
    const rows = [
      row(2, 'enrolled'),
      row(3, 'enrolled', 1, { nameKey: 'rana' }),
      row(4, 'enrolled'),
      row(5, 'enrolled', 1, { subject: 's4' }),
    ];
    expect(short(rows, where)).toEqual(['known ', 'known same_name', 'new enrolled', 'bad twice']);
  });

  it('is completed in a class that has begun alone', () => {
    expect(short([row(2, 'completed')], room())).toEqual(['bad not_begun']);
    expect(short([row(2, 'completed')], room({ begun: true }))).toEqual(['new completed']);
    expect(short([row(2, 'enrolled', 7), row(3, 'enrolled', 1, { entryMissing: true })], room({ free: 9 }))).toEqual([
      'bad party_too_large',
      'bad entry_level_missing',
    ]);
  });

  it('never takes more places than there are, and leaves none free while somebody waits who would fit', () => {
    const state = fc.constantFrom(...WANTED_STATES);
    const rows = fc
      .array(fc.tuple(state, fc.integer({ min: 1, max: 7 })), { maxLength: 30 })
      .map((all) => all.map(([one, seats], at) => row(at + 2, one, seats)));
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 20 }), (all, free) => {
        const verdicts = verdictsOf(all, room({ free, begun: true }));
        const seatsWhere = (...effects: string[]) =>
          verdicts.reduce((sum, { state: what, effect = '' }, at) => {
            const { read } = all[at]!;
            return sum + (what === 'new' && effects.includes(effect) && 'form' in read ? (read.form.seats ?? 1) : 0);
          }, 0);
        const left = free - seatsWhere('enrolled', 'completed');
        expect(left).toBeGreaterThanOrEqual(0);
        const waiting = all.flatMap(({ read }, at) =>
          verdicts[at]?.effect === 'waiting' && 'form' in read ? [read.form.seats ?? 1] : [],
        );
        expect(waiting.filter((seats) => seats <= left)).toEqual([]);
      }),
    );
  });

  it('comes in with the places first, and goes out with those who wait first', () => {
    const rows = [4, 2, 3].map((number) => ({ number, effect: number === 2 ? 'waiting' : 'enrolled' }) as ImportRow);
    expect(inOrder(rows).map(({ number }) => number)).toEqual([3, 4, 2]);
    expect(inLeavingOrder(rows).map(({ number }) => number)).toEqual([2, 4, 3]);
  });
});
