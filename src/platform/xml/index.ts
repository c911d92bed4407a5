/** XML as a tree, with the line of each element. */
export { readXml, type XmlElement, XmlError } from './xml';
