import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether the module with this address is the one that node was started with. */
export function isMain(url) {
  return Boolean(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);
}

/** Runs a script's main function: its number is the exit code; an error is told in words, with its stack only when SOFRA_TRACE is set. */
export function runMain(url, main) {
  if (!isMain(url)) return;
  main(process.argv.slice(2)).then(
    (code) => process.exit(code ?? 0),
    (error) => {
      console.error(process.env.SOFRA_TRACE ? error.stack : error.message);
      process.exit(1);
    },
  );
}
