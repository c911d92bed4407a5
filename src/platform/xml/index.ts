/** XML as a tree, with the line of each element, and what stands where in it. */
export { childrenOf, elementAt, textAt } from './paths';
export { readXml, type XmlElement, XmlError } from './xml';
