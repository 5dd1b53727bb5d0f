import { existsSync } from 'node:fs';
import { type Browser, type Page, launch } from 'puppeteer-core';

const PATHS = [
  process.env['REEV_TEST_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where a Chromium is on this machine; Debian's package is `chromium`. */
const CHROMIUM = PATHS.find((path) => path !== undefined && existsSync(path));

/** `describe` where there is a browser; elsewhere the tests are skipped, and a line says so. */
export const describeInBrowser = CHROMIUM === undefined ? skipped : describe;

function skipped(name: string, tests: () => void): void {
  process.stderr.write(`skipped: ${name} (no Chromium here: install Debian's package "chromium")\n`);
  describe.skip(name, tests);
}

/** A browser with a profile of its own, to be closed by the caller. */
export function openBrowser(): Promise<Browser> {
  return launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-dev-shm-usage',
    ],
  });
}

/** Waits until the text of a page says this. */
export async function untilPageSays(page: Page, text: string, timeout = 20_000): Promise<void> {
  const isSaid = `document.body.innerText.includes(${JSON.stringify(text)})`;
  await page.waitForFunction(isSaid, { timeout, polling: 100 });
}
