import fc from 'fast-check';
import { FieldErrors } from '../shared/domain-error';
import { LANGUAGES } from '../shared/locale';
import { Texts } from '../platform/i18n';
import { meetingsIn, readClass } from './class-rows';
import { readImportFile } from './file-reader';
import { readHeadings, wordKey } from './headings';
import { type Cells, COLUMNS, IMPORT_KINDS, WANTED_STATES } from './import';
import { ImportWords } from './import-words';
import { readPerson } from './people-rows';

const texts = new Texts(true);
const words = new ImportWords(texts);
const SPOKEN = LANGUAGES.filter((language) => texts.staffFallback(language) === language);

const problemsOf = (cells: Cells) => {
  const read = readPerson(cells, words, 'MK');
  return 'problems' in read ? read.problems.map(({ column, code }) => `${column}: ${code}`) : [];
};

describe('The headings of a file', () => {
  it.each(IMPORT_KINDS)(
    'of %s mean the same in every language of staff, whatever case, marks and stars they have',
    (kind) => {
      const dressed = fc.constantFrom(
        (text: string) => text.toUpperCase(),
        (text: string) => ` ${text} *`,
        (text: string) => `${text}:`,
        (text: string) => text.normalize('NFD'),
        (text: string) => (/\p{Script=Cyrillic}/u.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')),
      );
      const heading = fc.tuple(fc.constantFrom(...COLUMNS[kind]), fc.constantFrom(...SPOKEN), dressed);
      fc.assert(
        fc.property(heading, ([column, language, dress]) => {
          const typed = dress(words.heading(language, column));
          expect(readHeadings(kind, [typed], words.columns(kind)).columns).toEqual([column]);
        }),
      );
    },
  );

  it.each(IMPORT_KINDS)('of %s leave no word for two columns', (kind) => {
    const said = new Map<string, Set<string>>();
    for (const column of COLUMNS[kind])
      for (const language of SPOKEN)
        for (const key of [`imports.word.${column}`, `imports.heard.${column}`])
          for (const word of texts.t(language, key).split('|')) {
            const known = said.get(wordKey(word)) ?? new Set();
            said.set(wordKey(word), known.add(column));
          }
    expect([...said].filter(([, columns]) => columns.size > 1)).toEqual([]);
  });

  it('say which are missing, which are there twice, and which mean nothing here', () => {
    const read = readHeadings('people', ['Име и презиме', 'Note', 'name', ''], words.columns('people'));
    expect(read).toMatchObject({ missing: ['language'], twice: ['fullName'], ignored: ['Note'] });
  });
});

describe('The words of a file', () => {
  it('for what somebody is are known in every language of staff', () => {
    for (const language of SPOKEN)
      for (const state of WANTED_STATES) expect(words.state(texts.t(language, `imports.word.${state}`))).toBe(state);
    expect(words.state('ЧЕКА')).toBe('waiting');
    expect(words.state('perhaps')).toBeUndefined();
  });

  it('for languages are codes and names, in whatever script they are written', () => {
    const known = ['mk', 'Macedonian', 'македонски', 'SHQIP', 'arapski', 'sr', 'Srpski', 'Српски', 'romisht', 'xx'];
    expect(known.map((typed) => words.language(typed))).toEqual([
      ...['mk', 'mk', 'mk', 'sq', 'ar', 'sr-Cyrl', 'sr-Latn', 'sr-Cyrl', 'rom', undefined],
    ]);
  });
});

describe('A row of people', () => {
  it('is read as the door would take it', () => {
    const cells = {
      fullName: 'Rana  Khoury',
      phone: '070 123 456',
      language: 'арапски',
      companions: 'Omar; Sara',
      freePlace: 'да',
    };
    expect(readPerson({ ...cells, state: 'чека' }, words, 'MK')).toMatchObject({
      state: 'waiting',
      form: {
        fullName: 'Rana Khoury',
        language: 'ar',
        freePlace: true,
        companions: [{ fullName: 'Omar' }, { fullName: 'Sara' }],
      },
    });
  });

  it('says of each column what is wrong with it, once', () => {
    expect(problemsOf({})).toEqual(['fullName: required', 'language: required']);
    expect(
      problemsOf({
        ...{ fullName: '070 123 456', phone: '12', email: 'rana', language: 'elvish', seats: '1', companions: 'Omar' },
        ...{ freePlace: 'maybe', state: 'gone' },
      }),
    ).toEqual([
      ...['language: unknown_language', 'state: unknown_state', 'freePlace: yes_or_no', 'seats: fewer_than_named'],
      ...['phone: not_a_phone', 'fullName: looks_like_phone', 'email: not_an_email'],
    ]);
    expect(problemsOf({ fullName: 'Rana', language: 'ar', phone: '3,897E+10', seats: 'two' })).toEqual([
      'seats: not_a_number',
      'phone: number_shortened',
    ]);
  });

  it('is read or refused, whatever is typed, and every reason has words', () => {
    const cells = fc.dictionary(
      fc.constantFrom(...COLUMNS.people),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    );
    fc.assert(
      fc.property(cells, fc.constantFrom(...SPOKEN), (typed, language) => {
        const read = readPerson(typed, words, 'RS');
        if ('problems' in read) for (const one of read.problems) expect(words.reason(language, one)).not.toBe('');
        else expect(read.form.fullName).not.toBe('');
      }),
    );
  });
});

describe('The meetings in a cell', () => {
  const ZONE = 'Europe/Belgrade';

  it.each([
    ['4.3.2027 18:00-20:00', '2027-03-04T17:00:00.000Z'],
    ['04.03.2027. 18.00 – 20.00', '2027-03-04T17:00:00.000Z'],
    ['2027-7-4, 18-20', '2027-07-04T16:00:00.000Z'],
    ['4/7/2027 18:00 - 20:00h', '2027-07-04T16:00:00.000Z'],
  ])('are read from %s', (typed, start) => {
    expect(meetingsIn(typed, ZONE)).toMatchObject({ sessions: [{ start }] });
    expect(meetingsIn(typed, ZONE).wrong).toBeUndefined();
  });

  it.each(['someday', '31.2.2027 18:00-20:00', '4.3.2027', '4.3.2027 18:00-25:00', '4.3.2027 18:00-20:00; and more'])(
    'that nobody can read are named: %s',
    (typed) => expect(meetingsIn(typed, ZONE).wrong).toBeTruthy(),
  );

  it('are as many as were written, with whatever stands between them', () => {
    const meeting = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 8, max: 20 }))
      .map(([day, month, hour]) => `${day}.${month}.2027 ${hour}:15-${hour + 1}:45`);
    const between = fc.constantFrom('; ', ';', ', ', '\n', ' | ');
    fc.assert(
      fc.property(fc.array(meeting, { maxLength: 20 }), between, (all, mark) => {
        const { sessions, wrong } = meetingsIn(all.join(mark), ZONE);
        expect(wrong).toBeUndefined();
        expect(sessions).toHaveLength(all.length);
      }),
    );
  });
});

describe('A row of classes', () => {
  const setting = {
    courseId: 'c',
    zone: 'Europe/Skopje',
    language: 'mk',
    languageOf: words.language.bind(words),
  } as const;
  const good = {
    town: 'Bitola',
    venue: 'Dom',
    languages: 'mk, arapski',
    capacity: '12',
    meetings: '4.3.2027 18:00-20:00',
  };
  const wrong = (cells: Cells) => {
    const read = readClass(cells, setting);
    return 'problems' in read ? read.problems.map(({ column, code }) => `${column}: ${code}`) : [];
  };

  it('is read as the plan would take it', () => {
    expect(readClass({ ...good, code: 'Bread-2027' }, setting)).toMatchObject({
      input: {
        code: 'bread-2027',
        venue: { mk: 'Dom' },
        teachingLanguages: ['mk', 'ar'],
        capacity: 12,
        timeZone: 'Europe/Skopje',
      },
    });
  });

  it('says of each column what is wrong with it', () => {
    expect(wrong({})).toEqual([
      ...['town: required', 'venue: required', 'languages: required', 'capacity: required', 'meetings: required'],
    ]);
    expect(
      wrong({ ...good, code: 'new', timeZone: 'Bitola', capacity: 'many', languages: 'elvish', meetings: 'soon' }),
    ).toEqual([
      ...['languages: unknown_language', 'capacity: not_a_number', 'meetings: not_a_meeting'],
      ...['code: wrong_format', 'timeZone: not_a_choice'],
    ]);
  });
});

describe('A file', () => {
  const codes = (file: string) => {
    try {
      return readImportFile('people', file, words.columns('people')).rows.length;
    } catch (error) {
      return error instanceof FieldErrors ? error.errors.map(({ field, code }) => `${field}: ${code}`) : String(error);
    }
  };

  it('is refused for a reason that stands beside it', () => {
    expect(codes('')).toEqual(['file: file_empty']);
    expect(codes('Name;Language\n')).toEqual(['file: file_empty']);
    expect(codes('Name;Phone;Phone\nRana;1;2')).toEqual(['file.language: column_missing', 'file.phone: column_twice']);
    expect(codes(`Name;Language\n${'x'.repeat(1_000_001)}`)).toEqual(['file: file_too_large']);
    expect(codes('Name;Language\nRana;ar')).toBe(1);
  });
});
