import { FieldErrors } from '../shared/domain-error';
import { emailField, languageField, longText, personName, phoneText, readPhone } from './person.forms';

const read = (schema: typeof personName | typeof languageField, value: unknown): unknown => {
  const result = schema.safeParse(value);
  return result.success ? result.data : result.error.issues[0]?.message;
};

describe('A name', () => {
  it.each([
    ['Samira'],
    ['سميرة حداد'],
    ['Ђорђе Ћирић'],
    ['李小龙'],
    ["N'Golo O’Brien-Smith 3rd"],
    ['می\u200Cخواهم'],
    ['ÜMMÜ gülsüm'],
    ['X'],
    ['Amal (2)'],
    ['ا'.repeat(200)],
    ['😀'.repeat(200)],
  ])('may be %s', (name) => {
    expect(read(personName, name)).toBe(name);
  });

  it('loses the marks that turn the text around it, and spaces at its ends', () => {
    expect(read(personName, '  \u202ESamira\u202C \u2066  Haddad\u2069\u200B ')).toBe('Samira Haddad');
    expect(read(personName, 'C\u030Cedomir')).toBe('Čedomir');
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['\u200B\u202E\u200D', 'required'],
    ['a'.repeat(201), 'too_long'],
    ['070 123 456', 'looks_like_phone'],
    ['+389 70/123-456', 'looks_like_phone'],
    ['٠٧٠١٢٣٤٥٦', 'looks_like_phone'],
    ['samira@sofra.example', 'looks_like_phone'],
    ['Sam\u0000ira', 'control_characters'],
    ['Samira\nHaddad', 'control_characters'],
    ['Sam\uD800', 'control_characters'],
  ])('is not %j', (typed, code) => {
    expect(read(personName, typed)).toBe(code);
  });
});

describe('A language', () => {
  it('is one that a person may have; Serbian alone is Cyrillic', () => {
    expect(read(languageField, 'sr')).toBe('sr-Cyrl');
    expect(read(languageField, 'fa')).toBe('fa');
    for (const wrong of ['', 'de', 'EN', '__proto__']) expect(read(languageField, wrong)).toBe('not_a_choice');
  });
});

describe('An e-mail address', () => {
  it('keeps its letters and loses what surrounds it', () => {
    expect(emailField.parse(' Samira.H+1@Sofra.example\u200F ')).toBe('Samira.H+1@Sofra.example');
    for (const wrong of [
      '',
      'x',
      'a@b',
      'a b@sofra.example',
      `${'a'.repeat(250)}@x.example`,
      'a@b.example\nbcc: c@d.example',
    ]) {
      expect(emailField.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('A phone number', () => {
  it('is kept as typed beside what machines dial', () => {
    expect(phoneText.parse(' 070/123-456 ')).toBe('070/123-456');
    expect(readPhone('070/123-456', 'MK')).toEqual({ phone: '+38970123456', phoneTyped: '070/123-456' });
  });

  it('that nobody can call is a problem of its field', () => {
    expect(() => readPhone('12', 'MK', 'contact.phone')).toThrow(FieldErrors);
    expect(phoneText.safeParse('').success).toBe(false);
    expect(phoneText.safeParse('1'.repeat(41)).success).toBe(false);
  });
});

describe('Free words', () => {
  it('keep their lines, and end somewhere', () => {
    expect(longText(20).parse(' a lift\r\nplease ')).toBe('a lift\nplease');
    expect(longText(5).safeParse('123456').success).toBe(false);
    expect(longText(50).safeParse('bell \u0007').success).toBe(false);
  });
});
