import fc from 'fast-check';
import { begun, contentOf, type DraftLesson, isReady, moved, standing } from './draft';
import type { MaterialVersion } from './material';
import { missingIn, textsIn, withText } from './texts';

const by = { by: 'somebody', at: new Date('2026-11-01') };
const course = { id: 'course', organisationId: 'legis' };
const text = (id: string) => ({ id, kind: 'text' as const, text: { mk: 'Почнете од средината.' } });
const version = {
  number: 4,
  lessons: [
    { id: 'a', slug: 'row', title: { mk: 'Цел ред', en: 'A row' }, blocks: [text('1'), text('2')] },
    { id: 'b', slug: 'back', title: { mk: 'Опачина' }, minutes: 20, blocks: [text('3')] },
  ],
  rubric: [{ id: 'c', title: { mk: 'Крстовите' } }],
} as unknown as MaterialVersion;

interface Item {
  readonly name: number;
  readonly gone?: boolean;
}
const items = fc.uniqueArray(fc.record({ name: fc.nat(30), gone: fc.boolean() }), {
  selector: ({ name }) => name,
  minLength: 1,
  maxLength: 12,
});

describe('A draft', () => {
  it('begins from the newest version and says the same, in the language that has most of it', () => {
    const writing = begun(course, version, 'sq', by);
    expect(contentOf(writing)).toEqual({ lessons: version.lessons, rubric: version.rubric });
    expect(writing.draft).toMatchObject({ basedOn: 4, language: 'mk', dirty: false, state: 'writing' });
    expect(isReady(writing)).toBe(true);
    expect(begun(course, null, 'sq', by)).toMatchObject({ draft: { language: 'sq', basedOn: 0 }, lessons: [] });
  });

  it('leaves out what is gone, and is not ready with an empty lesson', () => {
    const { draft, lessons } = begun(course, version, 'mk', by);
    const gone = lessons.map((lesson, at): DraftLesson => (at === 0 ? { ...lesson, gone: true } : lesson));
    expect(contentOf({ draft, lessons: gone }).lessons.map(({ id }) => id)).toEqual(['b']);
    const empty = lessons.map((lesson, at): DraftLesson => (at === 1 ? { ...lesson, blocks: [] } : lesson));
    expect([isReady({ draft, lessons: empty }), isReady({ draft, lessons: [] })]).toEqual([false, false]);
  });
});

describe('What is moved', () => {
  const names = (list: readonly Item[]): number[] => standing(list).map(({ name }) => name);

  it('changes places with its neighbour that is seen, and with nobody at the end', () => {
    fc.assert(
      fc.property(items, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (list, pick, direction) => {
        const seen = names(list);
        const at = seen.length === 0 ? -1 : pick % seen.length;
        const to = at + (direction === 'up' ? -1 : 1);
        const expected = [...seen];
        if (at >= 0 && to >= 0 && to < seen.length)
          [expected[at], expected[to]] = [expected[to] ?? 0, expected[at] ?? 0];
        const done = moved(list, ({ name }) => name === seen[at], direction);
        expect(names(done)).toEqual(expected);
        expect(done.toSorted((a, b) => a.name - b.name)).toEqual(list.toSorted((a, b) => a.name - b.name));
      }),
    );
  });
});

describe('The texts of a lesson', () => {
  it('are found wherever they stand, and sounds by language are none', () => {
    const block = {
      kind: 'step',
      sentence: { en: 'Come back.' },
      audio: { en: { media: 'x' } },
      picture: { media: 'y', alt: { en: 'Three rows', mk: 'Три реда' } },
    };
    expect(textsIn(block).map(({ path }) => path)).toEqual(['sentence', 'picture.alt']);
    expect([missingIn(textsIn(block), 'mk'), missingIn(textsIn(block), 'ar')]).toEqual([1, 2]);
  });

  it('take an entry and give it back, and nothing else changes', () => {
    const languages = fc.constantFrom('en' as const, 'mk' as const, 'ar' as const);
    fc.assert(
      fc.property(languages, fc.string({ minLength: 1 }), fc.nat(4), (language, entry, at) => {
        const { path = '' } = textsIn(version.lessons)[at] ?? {};
        const changed = withText(version.lessons, path, language, entry);
        expect(textsIn(changed)[at]?.text[language]).toBe(entry);
        expect(textsIn(changed).length).toBe(textsIn(version.lessons).length);
        const before = textsIn(version.lessons)[at]?.text[language] ?? '';
        expect(withText(changed, path, language, before)).toEqual(version.lessons);
      }),
    );
    expect(withText({ a: { en: 'x' } }, 'b.0.text', 'en', 'y')).toEqual({ a: { en: 'x' } });
  });
});
