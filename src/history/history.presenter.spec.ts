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

  it('is a sentence with who, whom and what', () => {
    expect(presenter.sentence('en', line({}), { accounts })).toBe('The person: the place given back');
    const staff = line({ actor: { kind: 'staff', accountId: 'a-1', via: 'sign-in' } });
    expect(presenter.sentence('en', staff, { accounts, subject: 'Omar' })).toBe('Mira, for Omar: the place given back');
  });

  it('is readable where a name or a verb is not known', () => {
    const token = line({ actor: { kind: 'staff', accountId: 't-1', via: 'token' }, verb: 'nobody.knows' });
    expect(presenter.sentence('en', token, { accounts })).toBe('A program: a change');
    expect(presenter.who('en', line({ actor: { kind: 'system', name: 'sweep' } }), accounts)).toBe('Sofra');
  });
});
