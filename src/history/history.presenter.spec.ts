import { Texts } from '../platform/i18n';
import type { HistoryLine } from './history-line';
import { HistoryPresenter } from './history.presenter';

const line = (over: Partial<HistoryLine>): HistoryLine => ({
  id: '1',
  at: new Date(0),
  organisationId: 'o',
  subject: { kind: 'enrolment', id: 'e' },
  verb: 'enrolments.given-back',
  actor: { kind: 'holder' },
  facts: {},
  ...over,
});

describe('A line of history', () => {
  const presenter = new HistoryPresenter(new Texts(true));
  const accounts = new Map([['a-1', 'Mira']]);

  const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');

  it('is a sentence with who, whom and what', () => {
    const own = presenter.sentence('en', line({}), { accounts, subject: 'Omar' });
    expect(plain(own)).toBe('Omar gave the place back.');
    const staff = line({ actor: { kind: 'staff', accountId: 'a-1', via: 'sign-in' }, facts: { seats: 2 } });
    expect(plain(presenter.sentence('en', staff, { accounts, subject: 'Omar' }))).toBe(
      'Mira gave the 2 places of Omar back.',
    );
  });

  it('is readable where a name or a verb is not known', () => {
    const token = line({ actor: { kind: 'staff', accountId: 't-1', via: 'token' }, verb: 'nobody.knows' });
    expect(presenter.sentence('en', token, { accounts })).toBe('A program changed something.');
    const system = line({ actor: { kind: 'system', name: 'sweep' }, verb: 'classes.finished' });
    expect(presenter.sentence('en', system, { accounts })).toBe('The system said that the class is over.');
  });

  it('says why, in words of staff or of the product', () => {
    expect(plain(presenter.reason('en', line({ reason: 'Her sister is here.' })) ?? '')).toBe(
      'Reason: “Her sister is here.”',
    );
    expect(presenter.reason('en', line({ reason: 'kept_number' }))).toBe('The number was kept from the group before.');
    expect(presenter.reason('en', line({}))).toBeUndefined();
  });
});
