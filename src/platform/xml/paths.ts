import type { XmlElement } from './xml';

/** The children of a name; none of nothing. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The element at the end of a path, the first where there are several. */
export function elementAt(element: XmlElement | undefined, path: string): XmlElement | undefined {
  return path.split('/').reduce<XmlElement | undefined>((found, name) => childrenOf(found, name)[0], element);
}

/** The text at the first of these paths that has some. */
export const textAt = (element: XmlElement | undefined, ...paths: readonly string[]): string | undefined =>
  paths.map((path) => elementAt(element, path)?.text).find((text) => text !== undefined && text !== '');
