import { text, textsOf, type Values } from '../planning/values';

/** What was typed of a new organisation and its first manager; empty texts are left out, so that what is missing is said so. */
export function foundingIn(values: Values): Record<string, unknown> {
  const typed = (name: string) => text(values, name);
  const fields = ['slug', 'kind', 'town', 'language', 'timeZone', 'currency'].map((name) => [name, typed(name)]);
  return {
    ...(Object.fromEntries(fields) as Record<string, string>),
    name: textsOf(values, 'name') ?? {},
    country: typed('country').toUpperCase(),
    manager: {
      name: typed('manager.name'),
      email: typed('manager.email'),
      language: typed('manager.language'),
    },
  };
}
