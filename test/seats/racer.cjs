// Runs racer.ts in a process of its own: a racer must be real, and must be killable.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const settings = JSON.parse(readFileSync(join(__dirname, '../../.swcrc'), 'utf8'));
require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    ...settings,
    sourceMaps: false,
    swcrc: false,
    filename,
  });
  module._compile(code, filename);
};
require('./racer.ts');
