// A process that issues invoices in several lanes at once, as a web process does, until it is done or killed.
//   node issuer.mjs ORGANISATION STAMP '[[lane, from, to], ...]'
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const dist = join(dirname(fileURLToPath(import.meta.url)), '../../dist');
require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const { AppModule } = require(join(dist, 'app/app.module.js'));
const { InvoicesService } = require(join(dist, 'billing/index.js'));

const [organisationId, stamp, lanes] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
const invoices = app.get(InvoicesService);
const line = { text: { en: 'Baking workshop' }, quantity: 10_000, unitPrice: 200_000, unit: 'person', vat: 'none' };
const request = {
  ...{ organisationId, kind: 'invoice', subject: { kind: 'bench', id: stamp }, language: 'en', currency: 'MKD' },
  ...{ buyer: { kind: 'company', name: 'Tekstil Primer', country: 'MK' }, lines: [line] },
};
process.send({ ready: true });
await Promise.all(
  JSON.parse(lanes).map(async ([lane, from, to]) => {
    for (let nth = from; nth < to; nth += 1) {
      await invoices.issue({ kind: 'system', name: 'bench' }, `${stamp}-${lane}-${nth}`, request);
      process.send({ lane, nth });
    }
  }),
);
process.send({ done: true });
process.on('disconnect', () => process.exit(0));
