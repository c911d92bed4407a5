// Tests by what they need: `architecture` reads files, `unit` is pure, `database` talks to MongoDB and Redis, `features` and `seats` go over
// HTTP, `faults` starts the whole product and kills parts of it, `browser` drives Chromium. Those from `database` on need MONGODB_URI and
// REDIS_URL: `npm test` starts both.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// Jest runs CommonJS in a VM that knows neither require(ESM) nor import(). So these alone are transformed: packages that are ESM only,
// @fastify/cookie (imports 'cookie' at run time) and mongodb (imports 'os' at run time: untransformed, every connection fails with
// "Missing required sub-document 'driver' in the client metadata document").
const transformed = [
  ...['@nestjs', 'mongodb', '@fastify/cookie', 'cookie', 'content-disposition'],
  ...['file-type', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer', '@borewit', 'load-esm'],
  ...['intl-messageformat', '@formatjs', 'jose', '@digitalbazaar', '@noble', 'base58-universal', 'base64url-universal'],
  '@seriousme',
  ...['jsonld-signatures', 'ky', 'ky-universal', 'rdf-canonize'],
];

/** One kind of test: where its files are and which of them. */
function project(displayName, folders, files) {
  return {
    displayName,
    testEnvironment: 'node',
    rootDir: __dirname,
    roots: folders.map((folder) => join(__dirname, folder)).filter((folder) => existsSync(folder)),
    testRegex: files,
    transform: { '^.+\\.(t|m?j)s$': '@swc/jest' },
    moduleNameMapper: { '^file-type$': '<rootDir>/node_modules/file-type/index.js' },
    transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${transformed.join('|')})/)`],
  };
}

module.exports = {
  maxWorkers: 2,
  testTimeout: 60_000,
  // Each file of tests loads the whole product anew and leaves some of it behind: a worker begins again before it only tidies up.
  workerIdleMemoryLimit: '1200MB',
  projects: [
    project('architecture', ['test/architecture'], '\\.spec\\.ts$'),
    project('unit', ['src'], '(?<!\\.db)\\.spec\\.ts$'),
    project('database', ['src'], '\\.db\\.spec\\.ts$'),
    project('features', ['test/features'], '\\.spec\\.ts$'),
    project('seats', ['test/seats'], '\\.spec\\.ts$'),
    project('faults', ['test/faults'], '\\.spec\\.ts$'),
    project('browser', ['test/browser'], '\\.spec\\.ts$'),
  ].filter(({ roots }) => roots.length > 0),
};
