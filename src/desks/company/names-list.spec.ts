import fc from 'fast-check';
import { readNames } from './names-list';

const fold = (text: string): string => text.toLowerCase();

describe('A list of people', () => {
  test('is read whatever stands between the fields, in the list’s language unless a line says another', () => {
    const lines = readNames(
      'Bekim Krasniqi; bekim@textile.example; shqip\nIvana\t070 111 222\n\nAna،ana@textile.example،ar',
      'mk',
      fold,
    );
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(lines.map(({ read }) => read)).toEqual([
      { person: { fullName: 'Bekim Krasniqi', email: 'bekim@textile.example', language: 'sq' } },
      { person: { fullName: 'Ivana', phone: '070 111 222', language: 'mk' } },
      { person: { fullName: 'Ana', email: 'ana@textile.example', language: 'ar' } },
    ]);
  });

  test('says of each bad line why', () => {
    const codes = readNames('Bekim\n;x@y.example\nAna; not-an@mail\nIvana; 070111222; klingon', 'mk', fold).map(
      ({ read }) => ('problem' in read ? `${read.problem.field} ${read.problem.code}` : 'read'),
    );
    expect(codes).toEqual(['email required', 'fullName required', 'email not_an_email', 'language not_a_choice']);
  });

  test('never throws and never loses a line that says something', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const said = text.split(/\r?\n/).filter((line) => line.trim() !== '');
        expect(readNames(text, 'en', fold)).toHaveLength(said.length);
      }),
    );
  });
});
