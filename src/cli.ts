import 'reflect-metadata';
import { run } from './commands';

// What commands print is their answer; the log stays quiet unless asked for.
process.env['LOG_LEVEL'] ??= 'error';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

void run(process.argv.slice(2), say, complain).then((code) => {
  // Written out before the end, into pipes too.
  process.stdout.write('', () => process.exit(code));
});
