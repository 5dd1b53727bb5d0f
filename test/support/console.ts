import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page } from 'puppeteer-core';
import { startTestApp } from './app';
import { openBrowser, untilPageSays } from './browser';

const ROOT = resolve(__dirname, '..', '..');
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

/** The console as `npm run build` makes it, in a folder of its own, to be removed by the caller. */
async function buildConsole(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reev-console-'));
  await promisify(execFile)(process.execPath, [VITE, 'build', 'web', '--outDir', folder, '--emptyOutDir'], {
    cwd: ROOT,
  });
  return folder;
}

/** A service that serves the console, and a browser that looks at it. */
export class ConsoleWorld {
  /** What pages said went wrong, such as a breach of their policy. */
  readonly complaints: string[] = [];
  /** Every address that pages asked for. */
  readonly requested: string[] = [];

  private constructor(
    readonly folder: string,
    readonly app: NestFastifyApplication,
    readonly browser: Browser,
    readonly url: string,
  ) {}

  static async open(variables: Readonly<Record<string, string>> = {}): Promise<ConsoleWorld> {
    const folder = await buildConsole();
    const app = await startTestApp({ variables, consoleFolder: folder });
    await app.listen(0, '127.0.0.1');
    return new ConsoleWorld(folder, app, await openBrowser(), await app.getUrl());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
    rmSync(this.folder, { recursive: true });
  }

  /** A view of the console, in a tab of its own without anything that other tabs have stored. */
  async show(view = '', prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 860 });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // Refusals of the service are not the page's fault.
      if (message.type() === 'error' && !message.text().includes('status of 4'))
        this.complaints.push(message.text());
    });
    page.on('request', (request) => this.requested.push(request.url()));
    await prepare?.(page);
    await page.goto(`${this.url}/#/${view}`);
    return page;
  }
}

/** Presses the button (or link) that says this. */
export async function press(page: Page, text: string): Promise<void> {
  const spoken = JSON.stringify(text);
  const button = await page.waitForSelector(
    `::-p-xpath(//*[self::button or self::a or self::summary or @role="tab"][normalize-space()=${spoken}][not(@disabled)])`,
    { timeout: 20_000 },
  );
  await button?.click();
}

/** Writes the sentence of a new flow, and waits for its plan. */
export async function writeSentence(page: Page, sentence: string, planned: string): Promise<void> {
  await page.waitForSelector('#prompt');
  await page.type('#prompt', sentence);
  await untilPageSays(page, planned);
  await page.waitForSelector('.plan[aria-busy=false]');
}
