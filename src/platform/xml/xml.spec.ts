import fc from 'fast-check';
import { escapeXml } from '../../shared/markup';
import { readXml, XmlError } from '.';

const lineOf = (text: string): number => {
  try {
    readXml(text);
    return 0;
  } catch (error) {
    return (error as XmlError).line;
  }
};

describe('An XML file', () => {
  it('is a tree of names without prefixes, with the line of each', () => {
    const root = readXml('<?xml version="1.0"?>\n<a:Doc xmlns:a="urn:x">\n  <a:Amt Ccy="EUR"> 1.5 </a:Amt>\n</a:Doc>');
    expect(root).toMatchObject({ name: 'Doc', namespace: 'urn:x', line: 2 });
    expect(root.children).toMatchObject([{ name: 'Amt', text: '1.5', attributes: { Ccy: 'EUR' }, line: 3 }]);
  });

  it('says on which line it breaks off', () => {
    expect(lineOf('<a>\n<b>\n</a>')).toBe(3);
    expect(lineOf('<a>\n<b>')).toBe(2);
    expect(lineOf('')).toBe(1);
    expect(lineOf('no xml')).toBe(1);
  });

  it('brings no entities of its own', () => {
    expect(() => readXml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toThrow(XmlError);
    expect(() => readXml('<a>&lol;</a>')).toThrow(XmlError);
    expect(() => readXml('<a>'.repeat(5_000))).toThrow(XmlError);
  });

  it('gives back whatever text was written into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = text.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/g, '').trim();
        expect(readXml(`<a>${escapeXml(written)}</a>`).text).toBe(written);
      }),
    );
  });
});
