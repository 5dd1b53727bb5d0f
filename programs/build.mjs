// Compiles and links the sandbox's programs: `node programs/build.mjs [folder for the .so files]`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { link } from './link.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const PROGRAMS = ['exchange', 'lending-vault'];
const FLAGS = [
  ...['-target', 'bpfel', '-mcpu=v2', '-O2', '-ffreestanding', '-fno-builtin'],
  ...['-fno-asynchronous-unwind-tables', '-fno-jump-tables', '-Wall', '-Werror'],
];

/** The first clang that is there, or undefined. */
function findClang() {
  return ['clang-14', 'clang'].find((name) => {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

function versionOf(clang) {
  return /version (\d+\.\d+\.\d+)/.exec(execFileSync(clang, ['--version'], { encoding: 'utf8' }))?.[1];
}

const clang = findClang();
if (clang === undefined) throw new Error('no clang here: apt-get install clang-14');
const target = process.argv[2] ?? here;
const objects = mkdtempSync(join(tmpdir(), 'reev-programs-'));
const info = { clang: versionOf(clang), sha256: {} };
for (const name of PROGRAMS) {
  const object = join(objects, `${name}.o`);
  execFileSync(clang, [...FLAGS, '-c', `${name}.c`, '-o', object], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const shared = link(readFileSync(object));
  writeFileSync(join(target, `${name}.so`), shared);
  info.sha256[name] = createHash('sha256').update(shared).digest('hex');
}
rmSync(objects, { recursive: true });
writeFileSync(join(target, 'build-info.json'), `${JSON.stringify(info, null, 2)}\n`);
console.log(info);
