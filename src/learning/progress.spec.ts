import fc from 'fast-check';
import type { Lesson } from './material';
import { lessonsDone, progressIn, trueTime, whatNext } from './progress';

const lesson = (slug: string, ...ids: string[]): Lesson => ({
  id: slug,
  slug,
  title: { en: slug },
  blocks: ids.map((id) => ({ id, kind: 'safety', text: { en: id } })),
});
const at = (minute: number): Date => new Date(Date.UTC(2026, 9, 1, 12, minute));
const done = (...ids: string[]) => new Map(ids.map((id, minute) => [id, at(minute)]));

const first = lesson('first', 'a', 'b');
const second = lesson('second', 'c', 'd');
const empty = lesson('empty');

describe('How far somebody has come in a lesson', () => {
  test('is counted by its parts, and goes on with the first that is open', () => {
    expect(progressIn(first, done())).toMatchObject({ done: 0, parts: 2, state: 'open', next: 1 });
    expect(progressIn(first, done('a'))).toMatchObject({ done: 1, state: 'begun', next: 2 });
    expect(progressIn(first, done('b'))).toMatchObject({ done: 1, state: 'begun', next: 1 });
    expect(progressIn(first, done('a', 'b'))).toMatchObject({ done: 2, state: 'done', next: 1 });
    expect(progressIn(empty, done())).toMatchObject({ parts: 0, state: 'open', next: 1 });
  });

  test('does not mind what was done in other lessons or is no longer there', () => {
    expect(progressIn(first, done('c', 'gone'))).toMatchObject({ done: 0, state: 'open' });
  });
});

describe('What to do next', () => {
  test('is the first lesson at the beginning, and lessons without parts are passed over', () => {
    expect(whatNext([empty, first, second], done())?.lesson.slug).toBe('first');
  });

  test('is the lesson in which something was done last, then the first that is open', () => {
    expect(whatNext([first, second], done('a', 'c'))).toMatchObject({ lesson: { slug: 'second' }, next: 2 });
    expect(whatNext([first, second], done('a', 'c', 'd'))).toMatchObject({ lesson: { slug: 'first' }, next: 2 });
  });

  test('is nothing once all is done', () => {
    expect(whatNext([first, second, empty], done('a', 'b', 'c', 'd'))).toBeUndefined();
    expect(lessonsDone([first, second, empty], done('a', 'b', 'c'))).toEqual({ done: 1, all: 2 });
  });

  test('leads through every part once, wherever somebody begins', () => {
    const parts = fc.subarray(['a', 'b', 'c', 'd']);
    fc.assert(
      fc.property(parts, (begun) => {
        const record = new Map(begun.map((id, minute) => [id, at(minute)]));
        for (let minute = 10; minute < 20; minute += 1) {
          const next = whatNext([first, empty, second], record);
          if (!next) break;
          const block = next.lesson.blocks[next.next - 1];
          expect(block && record.has(block.id)).toBe(false);
          record.set(block!.id, at(minute));
        }
        expect([...record.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });
});

describe('When something was done without internet', () => {
  const [joined, now] = [at(0), at(50)];

  test('is what the phone says, put right by how far its clock is off', () => {
    expect(trueTime(at(20), at(50), now, joined)).toEqual(at(20));
    const wrong = (time: Date): Date => new Date(time.getTime() + 90 * 24 * 3_600_000);
    expect(trueTime(wrong(at(20)), wrong(at(50)), now, joined)).toEqual(at(20));
  });

  test('is never later than now and never before the person had joined', () => {
    expect(trueTime(at(59), at(50), now, joined)).toEqual(now);
    expect(trueTime(new Date(0), at(50), now, joined)).toEqual(joined);
  });
});
