import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const BUNDLES = 16;
/** They define messages or jobs of their own, for which every product that starts later in the same process would miss a handler. */
const APART = ['notifications.feature.spec.ts'];

const folder = join(__dirname, '../features');

function run(names: readonly string[]): void {
  for (const name of names) {
    describe(name, () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- which files there are is known only now
      require(join(folder, name));
    });
  }
}

/**
 * Runs each sixteenth file of test/features in one file for Jest, beginning with the given one (1 to 16). Jest loads all modules anew for each
 * of its files, which for this product takes longer than most of its tests do; those of a bundle load them once. Each file still
 * starts a product of its own on a database of its own. More files in a bundle would fill the memory with what ended products leave behind.
 */
export function bundle(which: number): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.spec.ts') && !APART.includes(name));
  run(files.toSorted().filter((_, index) => index % BUNDLES === which - 1));
}

/** Those that can't share a process, one after the other in a file for Jest of their own. */
export const apart = (): void => run(APART);
