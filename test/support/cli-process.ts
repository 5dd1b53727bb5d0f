import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const REGISTER = join(ROOT, 'test', 'support', 'register-ts.cjs');

/** How a run of the command line ended. */
export interface CliEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** Presses Ctrl-C once this is on the standard error. */
  readonly interruptAt?: RegExp;
}

/** Runs the command line in a process of its own, from the sources, in an empty folder. */
export async function reev(args: readonly string[], options: CliOptions = {}): Promise<CliEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'reev-cli-'));
  const child = spawn(
    process.execPath,
    ['--require', REGISTER, join(ROOT, 'src', 'cli', 'main.ts'), ...args],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...options.variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  let isInterrupted = false;
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (isInterrupted || options.interruptAt?.test(stderr) !== true) return;
    isInterrupted = true;
    child.kill('SIGINT');
  });
  const code = await new Promise<number | null>((ended) => child.once('close', (status) => ended(status)));
  rmSync(folder, { recursive: true, force: true });
  return { code, stdout, stderr };
}
