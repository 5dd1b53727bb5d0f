// Lets a plain Node process load the TypeScript sources, for tests that need a process of their own.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename });
  module._compile(code, filename);
};
// A name without an ending means the source, also beside data of the same name: Node tries the endings in this order.
for (const ending of ['.json', '.node']) {
  const load = require.extensions[ending];
  delete require.extensions[ending];
  require.extensions[ending] = load;
}

// Where a source names a file as it will be called once it is built.
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  try {
    return resolveFilename(request, ...rest);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.js$/.test(request)) throw error;
    return resolveFilename(request.replace(/\.js$/, '.ts'), ...rest);
  }
};
