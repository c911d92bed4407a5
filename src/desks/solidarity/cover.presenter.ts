import type { Cover } from '../../outcomes';
import type { Voice } from '../catalogue/voice';

/** "It costs 27,000 MKD: 12 places that citizens pay cover it, or 9 that companies pay." */
export function coverText(voice: Voice, { cost, citizens, seats }: Cover): string {
  const ways = Object.entries({ citizens, seats }).flatMap(([name, count]) =>
    count === undefined ? [] : [voice.t(`solidarity.cover.${name}`, { count })],
  );
  const amount = voice.formats.money(voice.language, cost);
  if (ways.length === 0) return voice.t('solidarity.cover.cost', { amount });
  return voice.t('solidarity.cover', {
    amount,
    ways: ways.reduce((first, second) => voice.t('solidarity.cover.or', { first, second })),
  });
}
