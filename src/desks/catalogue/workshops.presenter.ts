import type { Money } from '../../shared/money';
import { pageHelp } from '../../organisations';
import type { Snapshot } from './catalogue';
import type { Voice } from './voice';

/** What companies find: the lowest price of a workshop with each organisation that gives some, and its phone. */
export function workshopsView(voice: Voice, { entries }: Snapshot): object | undefined {
  const lowest = new Map<string, { price: Money; entry: Snapshot['entries'][number] }>();
  for (const entry of entries) {
    const price = entry.course.prices.workshop;
    const known = lowest.get(entry.organisation.id);
    if (price && (!known || price.amount < known.price.amount)) lowest.set(entry.organisation.id, { price, entry });
  }
  if (lowest.size === 0) return undefined;
  return {
    offers: [...lowest.values()].map(({ price, entry: { organisation } }) => {
      const { phone, phoneHref } = pageHelp(organisation, voice.language, voice.formats);
      return {
        price: voice.formats.money(voice.language, price),
        town: voice.town(organisation.town),
        phone,
        phoneHref,
      };
    }),
  };
}
