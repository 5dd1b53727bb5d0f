import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a browser made of a page. */
export interface OpenedPage {
  /** The document after its scripts ran. */
  readonly dom: string;
  /** What its policy forbade, as the console says it. */
  readonly violations: readonly string[];
}

/** A browser that opens one page at a time, in a profile of its own. */
export interface Chromium {
  readonly open: (url: string) => Promise<OpenedPage>;
}

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
];
/** How far the clock of a page is run ahead for its timers, in milliseconds. */
const BUDGET_MS = 10_000;
const VIOLATION = /Content Security Policy/;

/** Debian's Chromium; `undefined` where there is none. */
export function findChromium(): Chromium | undefined {
  const path = PATHS.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { open: (url) => open(path, url) };
}

function open(path: string, url: string): Promise<OpenedPage> {
  const profile = mkdtempSync(join(tmpdir(), 'reev-chromium-'));
  const flags = [...QUIET, `--user-data-dir=${profile}`, `--virtual-time-budget=${BUDGET_MS}`];
  const args = [...flags, '--enable-logging=stderr', '--dump-dom', url];
  return new Promise((resolve, reject) => {
    execFile(path, args, { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 }, (error, dom, log) => {
      rmSync(profile, { recursive: true, force: true });
      if (error) reject(new Error(`Chromium failed: ${log.slice(-500)}`, { cause: error }));
      else resolve({ dom, violations: log.split('\n').filter((line) => VIOLATION.test(line)) });
    });
  });
}
