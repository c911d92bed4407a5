// A worker thread that sets documents with Typst. Plain JavaScript, since neither Node 20 nor a Jest run can load TypeScript into a thread.
// It takes { id, template, inputs, files } and answers { id, pdf } or { id, problem }.
'use strict';
const { readFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { parentPort, workerData } = require('node:worker_threads');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const compiler = NodeCompiler.create({
  workspace: workerData.templates,
  fontArgs: [{ fontBlobs: workerData.fonts.map((path) => readFileSync(path)) }],
});

/** What Typst has to say, in one line each. */
function spell(diagnostics) {
  return compiler
    .fetchDiagnostics(diagnostics)
    .map((one) => `${one.path || ''}: ${one.message} ${(one.hints || []).join(' ')}`.trim())
    .join('\n');
}

function set({ template, inputs, files }) {
  for (const file of files) compiler.mapShadow(`${workerData.templates}/files/${file.name}`, Buffer.from(file.bytes));
  const compiled = compiler.compile({
    mainFileContent: `#import "/setting/document.typ": setting\n#show: setting\n#include "/${template}.typ"\n`,
    inputs,
    resetRead: true,
  });
  const warnings = compiled.takeWarnings();
  const errors = compiled.takeError();
  // A warning is an unknown font or a letter without a picture: a document that is wrong on paper.
  if (errors || warnings) throw new Error([errors, warnings].filter(Boolean).map(spell).join('\n'));
  return compiler.pdf(compiled.result, { pdfStandard: 'a-3a' });
}

// Typst remembers what it laid out, for all threads of the process together, so labels and pictures that come again are cheap; after
// each round what the last two did not use is forgotten. And V8 does not see how large the documents are that it no longer needs: without
// a collection now and then they pile up, half a megabyte each.
const FILES_PER_ROUND = 16;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
let files = 0;

function cleanUp() {
  compiler.resetShadow();
  files += 1;
  if (files % FILES_PER_ROUND !== 0) return;
  compiler.evictCache(1);
  collect();
}

parentPort.on('message', (job) => {
  try {
    const pdf = set(job);
    parentPort.postMessage({ id: job.id, pdf });
  } catch (error) {
    parentPort.postMessage({ id: job.id, problem: String((error && error.message) || error) });
  }
  cleanUp();
});
