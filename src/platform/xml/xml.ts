import { SaxesParser } from 'saxes';

/** An element without its prefix; `line` is where it begins in the file, from 1. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, without blanks at the ends. */
  readonly text: string;
  readonly line: number;
}

interface Growing extends XmlElement {
  children: Growing[];
  text: string;
}

/** The file is no XML; `line` says where it breaks off. */
export class XmlError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const DEEPEST = 40;

/** Without the prefix: every bank has its own. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a whole file into a tree. A document type is refused, and with it every entity but those of XML itself: nothing in a file makes it
 * larger, or reads another.
 * @throws XmlError
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  const refuse = (message: string): never => {
    throw new XmlError(parser.line, message);
  };
  parser.on('error', ({ message }) => refuse(message));
  parser.on('doctype', () => refuse('a document type is not read'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= DEEPEST) refuse('elements are nested too deep');
    const namespace =
      Object.entries(attributes).find(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))?.[1] ?? '';
    const element: Growing = {
      ...{ name: localName(name), namespace, attributes, children: [], text: '', line: parser.line },
    };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
    open.push(element);
  });
  const add = (piece: string): void => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.text = element.text.trim();
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return root ?? refuse('there is nothing in it');
}
