import fc from 'fast-check';
import { ROLES } from '../shared/actor';
import { managerBeside, orderedRoles, roleChange, TEAM_ROLES, teamOf } from './team';

const account = (id: string, more = {}) => ({ id, name: id, email: `${id}@people.example`, ...more });
const grant = (accountId: string, role: (typeof ROLES)[number], more = {}) => ({
  ...{ accountId, organisationId: 'o', role, ...more },
});

describe('A team', () => {
  it('is made of those who can sign in, with roles for all and a count of classes', () => {
    const scope = { kind: 'class' as const, id: 'c' };
    const grants = [
      grant('a', 'mentor'),
      grant('a', 'manager'),
      grant('b', 'instructor', { scope }),
      grant('c', 'mentor'),
    ];
    const team = teamOf([account('a'), account('b'), account('c', { disabled: new Date(0) })], grants);
    expect(team.map(({ account: { id }, roles, classes }) => [id, roles, classes])).toEqual([
      ['a', ['manager', 'mentor'], 0],
      ['b', [], 1],
    ]);
    expect(managerBeside(team, 'b')?.account.id).toBe('a');
    expect(managerBeside(team, 'a')).toBeUndefined();
  });

  it('changes by what is given and taken, and never touches roles of the server', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.subarray([...TEAM_ROLES]), (before, after) => {
        const { added, gone } = roleChange(before, after);
        const left = before.filter((role) => !gone.some((one) => one === role));
        const server = before.filter((role) => !TEAM_ROLES.some((one) => one === role));
        expect(orderedRoles([...left, ...added])).toEqual(orderedRoles([...server, ...after]));
      }),
    );
  });
});
