import fc from 'fast-check';
import { versionFor, type VersionMark } from './material';

const day = (number: number): Date => new Date(Date.UTC(2026, 9, number));
const version = (number: number, published: number, more: Partial<VersionMark> = {}): VersionMark => ({
  number,
  publishedAt: day(published),
  ...more,
});

describe('The version that a class goes by', () => {
  test('is the newest before it begins, and stays that once it has begun', () => {
    const versions = [version(1, 1), version(2, 5), version(3, 12)];
    expect(versionFor(versions, day(10), day(8))?.number).toBe(3);
    expect(versionFor(versions, day(10), day(13))?.number).toBe(2);
  });

  test('is the first that came, where none stood there at its beginning', () => {
    expect(versionFor([version(1, 12), version(2, 14)], day(10), day(20))?.number).toBe(1);
    expect(versionFor([], day(10), day(20))).toBeNull();
  });

  test('is followed by the corrections of it, not by those of others', () => {
    const versions = [version(1, 1), version(2, 12), version(3, 13, { corrects: 1 }), version(4, 14, { corrects: 3 })];
    expect(versionFor(versions, day(10), day(20))?.number).toBe(4);
    expect(versionFor(versions, day(13), day(20))?.number).toBe(2);
  });

  test('is never one that was taken back', () => {
    const versions = [version(1, 1), version(2, 5, { withdrawnAt: day(6) })];
    expect(versionFor(versions, day(10), day(20))?.number).toBe(1);
  });

  test('does not depend on the order in which they are read, and always comes to an end', () => {
    const some = fc.array(
      fc.record({
        published: fc.integer({ min: 1, max: 28 }),
        corrects: fc.option(fc.integer({ min: 1, max: 9 })),
        back: fc.boolean(),
      }),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }), (rows, starts, now) => {
        const versions = rows.map(({ published, corrects, back }, at) =>
          version(at + 1, published, {
            ...(corrects === null || corrects > at ? {} : { corrects }),
            ...(back ? { withdrawnAt: day(28) } : {}),
          }),
        );
        const chosen = versionFor(versions, day(starts), day(now));
        expect(versionFor([...versions].reverse(), day(starts), day(now))).toEqual(chosen);
        expect(chosen === null).toBe(versions.every(({ withdrawnAt }) => withdrawnAt !== undefined));
        expect(chosen?.withdrawnAt).toBeUndefined();
      }),
    );
  });
});
