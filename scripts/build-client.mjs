// Builds the package @reev/client from clients/typescript: `node scripts/build-client.mjs [folder]`, by default into
// dist/client. ESM and CommonJS lie apart, each with declarations of its own kind; what the client depends on is inside, so
// that it installs offline.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = join(ROOT, 'clients', 'typescript');
const PACKAGE = process.argv[2] ?? join(ROOT, 'dist', 'client');
const BUNDLED = ['openapi-fetch', 'openapi-typescript-helpers'];

const FORMATS = [
  { folder: 'esm', type: 'module', module: ts.ModuleKind.ESNext },
  { folder: 'cjs', type: 'commonjs', module: ts.ModuleKind.CommonJS },
];

rmSync(PACKAGE, { recursive: true, force: true });
for (const format of FORMATS) compile(format);
for (const file of ['package.json', 'README.md']) cpSync(join(SOURCES, file), join(PACKAGE, file));
for (const name of BUNDLED)
  cpSync(join(ROOT, 'node_modules', name), join(PACKAGE, 'node_modules', name), { recursive: true });
console.log(`Built ${PACKAGE}`);

/** Compiles the sources for one module system. */
function compile({ folder, type, module }) {
  const outDir = join(PACKAGE, folder);
  const program = ts.createProgram([join(SOURCES, 'index.ts')], {
    module,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    declaration: true,
    rootDir: SOURCES,
    outDir,
  });
  const write = (path, text) => ts.sys.writeFile(path, module === ts.ModuleKind.ESNext ? named(text) : text);
  const { diagnostics } = program.emit(undefined, write);
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, formatHost()));
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify({ type })}\n`);
}

/** With the extensions of relative modules, which ESM needs. */
function named(text) {
  return text.replace(/(\bfrom |\bimport\()(['"])(\.\/[\w-]+)\2/g, '$1$2$3.js$2');
}

function formatHost() {
  return {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => ROOT,
    getNewLine: () => '\n',
  };
}
