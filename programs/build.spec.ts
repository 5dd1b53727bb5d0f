import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface BuildInfo {
  readonly clang: string;
  readonly sha256: Readonly<Record<string, string>>;
}

const recorded = infoIn(__dirname);
const programs = Object.keys(recorded.sha256);
const installed = ['clang-14', 'clang'].map(versionOf).find((version) => version !== undefined);
/** Another version of the compiler makes other, equally good code. */
const itWithSameClang = installed === recorded.clang ? it : it.skip;

describe('the programs as committed', () => {
  it.each(programs)('%s is the one that was recorded', (program) => {
    expect(sha256(join(__dirname, `${program}.so`))).toBe(recorded.sha256[program]);
  });

  itWithSameClang(`rebuild to the same bytes (needs clang ${recorded.clang})`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'reev-rebuild-'));
    try {
      execFileSync(process.execPath, [join(__dirname, 'build.mjs'), folder], { stdio: 'pipe' });
      expect(infoIn(folder)).toEqual(recorded);
      for (const program of programs) {
        expect(sha256(join(folder, `${program}.so`))).toBe(recorded.sha256[program]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function infoIn(folder: string): BuildInfo {
  return JSON.parse(readFileSync(join(folder, 'build-info.json'), 'utf8')) as BuildInfo;
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function versionOf(clang: string): string | undefined {
  try {
    const text = execFileSync(clang, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /version (\d+\.\d+\.\d+)/.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
