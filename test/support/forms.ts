/** What a browser would send of a form: names with what was typed, ticked and chosen. */
export type Fields = Record<string, string | string[]>;

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x3D': '=',
};

const decoded = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? decoded(found[1] ?? '') : undefined;
};

/** The fields of the form that posts to a path of this page, as they stand in it. */
export function fieldsOf(html: string, action: string): Fields {
  const form = new RegExp(`<form[^>]*action="[^"]*${action}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1];
  if (form === undefined) throw new Error(`The page has no form for ${action}.`);
  const fields: Fields = {};
  const add = (name: string | undefined, value: string): void => {
    if (name === undefined) return;
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  };
  for (const [tag] of form.matchAll(/<input\b[^>]*>|<textarea\b[^>]*>[^<]*|<select\b[\s\S]*?<\/select>/g)) {
    const name = attribute(tag, 'name');
    if (tag.startsWith('<textarea')) add(name, decoded(tag.slice(tag.indexOf('>') + 1)));
    else if (tag.startsWith('<select')) {
      const options = [...tag.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
      const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0];
      add(name, attribute(chosen ?? '', 'value') ?? '');
    } else if (!/type="(checkbox|radio)"/.test(tag) || /\schecked/.test(tag)) add(name, attribute(tag, 'value') ?? '');
  }
  return fields;
}

/** The page as somebody reads it. */
export const readable = (html: string): string =>
  decoded(html.replace(/<[^>]*>/g, ' '))
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');
