// The part of the gate that needs neither MongoDB nor Redis.
import { runMain } from './lib/main.mjs';
import { runGate } from './test.mjs';

runMain(import.meta.url, (argv) => runGate(argv, { services: false }));
