// The demo, built and started again whenever a file changes.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runDemo } from './demo.mjs';
import { runMain } from './lib/main.mjs';
import { root } from './lib/root.mjs';

const WATCHED = ['src', 'views', 'locales', 'public'];
const QUIET_MILLISECONDS = 300;

function watchFiles(stack) {
  let waiting = null;
  const changed = async () => {
    try {
      await build(console.log);
      stack.restart();
    } catch (error) {
      console.error(error.message);
    }
  };
  for (const folder of WATCHED) {
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name?.endsWith('.spec.ts')) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void changed(), QUIET_MILLISECONDS);
    });
  }
  console.log(`Watching ${WATCHED.join(', ')}.`);
}

runMain(import.meta.url, (argv) => runDemo(argv, { whenReady: watchFiles }));
