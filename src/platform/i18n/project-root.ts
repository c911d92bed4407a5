import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An absolute path inside the project, whether the code runs from src/ or from dist/. */
export function fromRoot(...parts: string[]): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The project has no package.json above its code.');
    folder = parent;
  }
  return join(folder, ...parts);
}
