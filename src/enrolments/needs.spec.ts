import { Texts } from '../platform/i18n';
import { needsIn } from './needs';

const texts = new Texts(true);
const child = (language: 'mk' | 'ar') => texts.t(language, 'join.help.child');

describe('What helps somebody', () => {
  it('is said in the reader’s language where it was ticked, and as it was written where it was not', () => {
    expect(needsIn(texts, 'ar', `${child('mk')}. Голем фонт`)).toBe(`${child('ar')}. Голем фонт`);
    expect(needsIn(texts, 'mk', child('ar'))).toBe(child('mk'));
    expect(needsIn(texts, 'en', 'A lift')).toBe('A lift');
  });
});
