// Walks the story on a running demo and prints a line a step. `npm run demo -- --tour` starts it; on a demo that runs: node scripts/tour.mjs
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runMain } from './lib/main.mjs';
import { findRun } from './lib/run-file.mjs';
import { Caller } from './tour/client.mjs';
import { COMPANY } from './tour/company.mjs';
import { LEARNING } from './tour/learning.mjs';
import { SCHOOL } from './tour/story.mjs';

/** The school first: the company sends people who learned there, and its coordinator reads what is taught. */
const STEPS = [...SCHOOL, ...LEARNING, ...COMPANY];

async function main(argv) {
  const { values } = parseArgs({ args: argv, options: { run: { type: 'string' } } });
  const run = values.run ? JSON.parse(readFileSync(values.run, 'utf8')) : findRun();
  if (!run) throw new Error('No demo runs here. Use npm run demo -- --tour.');
  const world = { run, anybody: new Caller(run.url) };
  let passed = 0;
  for (const [sentence, prove] of STEPS) {
    try {
      const result = await prove(world);
      passed += 1;
      console.log(`ok      ${sentence}${result ? `: ${result}` : ''}`);
    } catch (error) {
      console.log(`FAILED  ${sentence}\n        ${error.message}`);
    }
  }
  console.log(`${passed} passed, ${STEPS.length - passed} failed`);
  return passed === STEPS.length ? 0 : 1;
}

runMain(import.meta.url, main);
