import { type Allowed, opens, routePermissions } from '../platform/http';
import { ROLES } from '../shared/actor';
import { type Command, noArguments } from './command';

const COLUMNS: readonly Allowed[] = ['public', 'secret', ...ROLES];

/** The table of routes and roles, as text. `x`: may call it; whose row it is, the domain's policy decides. */
export const permissions: Command = {
  name: 'permissions',
  summary: 'print which role may call which route',
  run(app, args, say) {
    noArguments(args);
    const rows = routePermissions(app);
    const width = Math.max(...rows.map(({ path }) => path.length), 4);
    const line = (method: string, path: string, cells: readonly string[]): string =>
      [method.padEnd(6), path.padEnd(width), ...cells.map((cell, at) => cell.padEnd(COLUMNS[at]?.length ?? 1))]
        .join(' ')
        .trimEnd();
    say(line('', 'route', COLUMNS));
    for (const { method, path, allowed } of rows) {
      const may = (one: Allowed): boolean =>
        one === 'public' || one === 'secret' || one === 'staff' ? allowed.includes(one) : opens(allowed, one);
      say(
        line(
          method,
          path,
          COLUMNS.map((one) => (may(one) ? 'x' : '.')),
        ),
      );
    }
    return Promise.resolve(0);
  },
};
