/** A text as it may stand in XML, SVG and double-quoted attributes. */
export const escapeMarkup = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** XML 1.0 has no place for control characters, not even written as numbers. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text as it may stand in an XML document: without what XML can't hold. */
export const escapeXml = (text: string): string => escapeMarkup(text.replace(NOT_XML, ''));
