import { importsOf, sources } from './source';

/** The domains by rank; an import goes only to a lower one. */
const RANKS: Readonly<Record<string, number>> = {
  shared: 0,
  platform: 1,
  history: 2,
  people: 3,
  organisations: 4,
  notifications: 5,
  tracks: 6,
  seating: 6,
  billing: 6,
  access: 6,
  classes: 7,
  enrolments: 8,
  bookings: 9,
  waitlist: 9,
  attendance: 9,
  learning: 9,
  certificates: 10,
  imports: 10,
  messages: 10,
  outcomes: 11,
  desks: 12,
  dev: 12,
  demo: 12,
  app: 13,
  commands: 14,
};

/** What only the platform may import; Mongoose also schemas and repositories. */
const FREE_PACKAGES = /^(node:|@nestjs\/(common|core|mongoose|swagger)$|zod$|rxjs|reflect-metadata$)/;

const domainOf = (path: string): string => path.split('/')[1] ?? '';
const isProcess = (path: string): boolean => /^src\/[\w-]+\.ts$/.test(path);

/** A domain's door is its index; each part of the platform has an own door; shared has none. */
function isDoor(path: string): boolean {
  const [, domain = '', ...rest] = path.split('/');
  if (domain === 'shared') return true;
  return domain === 'platform' ? rest.length === 2 && rest[1] === 'index.ts' : rest.join('/') === 'index.ts';
}

const partOf = (path: string): string =>
  domainOf(path) === 'platform' ? path.split('/').slice(0, 3).join('/') : path.split('/').slice(0, 2).join('/');

describe('The layers', () => {
  const files = sources();
  const edges = files.flatMap((from) => importsOf(from).own.map((to) => ({ from, to })));

  it('know every folder of src', () => {
    const unknown = files.filter((path) => !isProcess(path) && !(domainOf(path) in RANKS));
    expect(unknown).toEqual([]);
  });

  it('are imported only from above', () => {
    const wrong = edges.filter(({ from, to }) => {
      if (isProcess(from) || domainOf(from) === domainOf(to)) return false;
      return (RANKS[domainOf(to)] ?? 99) >= (RANKS[domainOf(from)] ?? 99);
    });
    expect(wrong).toEqual([]);
  });

  it('are entered by their doors', () => {
    const wrong = edges.filter(({ from, to }) => partOf(from) !== partOf(to) && !isDoor(to) && domainOf(to) !== 'app');
    expect(wrong).toEqual([]);
  });

  it('have no import cycle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[][] = [];
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path]);
        return;
      }
      if (done.has(path)) return;
      for (const child of next.get(path) ?? []) visit(child, [...trail, path]);
      done.add(path);
    };
    for (const path of files) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('leave vendor libraries to the platform', () => {
    const wrong = files.flatMap((from) => {
      if (domainOf(from) === 'platform' || domainOf(from) === 'app' || isProcess(from)) return [];
      const mongoose = /\.(schema|repository)\.ts$/.test(from);
      return importsOf(from)
        .packages.filter((name) => !FREE_PACKAGES.test(name) && !(mongoose && /^(mongoose|mongodb)$/.test(name)))
        .map((name) => `${from} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });
});
