import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { startTestApp } from '../support/app';
import { describeInBrowser, openBrowser } from '../support/browser';

/** An operation of the page, by its method and path. */
const blockOf = (method: string, path: string) =>
  `::-p-xpath(//div[contains(@class, "opblock-${method}")][.//span[@data-path="${path}"]])`;

/** What the tests use of the page. */
interface Clickable {
  click(): void;
}
interface Option {
  readonly textContent: string;
  readonly value: string;
}
interface Window {
  readonly ui: {
    readonly specSelectors: {
      responseFor(path: string, method: string): Map<string, unknown> | undefined;
      specResolvedSubtree(path: readonly string[]): Map<string, unknown> | undefined;
    };
    readonly specActions: { clearResponse(path: string, method: string): void };
  };
}

/** Runs in the page: the status of the answer that it shows, once it shows one. */
function answerIn(method: string, path: string): unknown {
  return (globalThis as unknown as Window).ui.specSelectors.responseFor(path, method)?.get('status');
}

/** Runs in the page: has it resolved the references of an operation? Execute is there before, and fails. */
function isResolved(method: string, path: string): boolean {
  const { specSelectors } = (globalThis as unknown as Window).ui;
  return specSelectors.specResolvedSubtree(['paths', path, method])?.has('operationId') ?? false;
}

/** For machines that are busy with other things. */
const PATIENCE_MS = 60_000;
jest.setTimeout(900_000);

describeInBrowser('Swagger UI, as somebody uses it who types nothing', () => {
  let app: NestFastifyApplication;
  let browser: Browser;
  let page: Page;
  /** Operations whose Execute was pressed. */
  const pressed = new Set<string>();

  beforeAll(async () => {
    app = await startTestApp({ variables: { REEV_DEBUG_ROUTES: 'true' } });
    await app.listen(0, '127.0.0.1');
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(`${await app.getUrl()}/api/docs`);
    await page.waitForSelector('.opblock', { timeout: PATIENCE_MS });
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  async function open(method: string, path: string): Promise<ElementHandle> {
    const block = await page.waitForSelector(blockOf(method, path));
    if (block === null) throw new Error(`The page has no ${method} ${path}`);
    if (!(await block.$('.btn.execute')))
      await block.$eval('.opblock-summary-control', (control) => (control as unknown as Clickable).click());
    await block.waitForSelector('.btn.execute', { timeout: PATIENCE_MS });
    await page.waitForFunction(isResolved, { timeout: PATIENCE_MS, polling: 50 }, method, path);
    return block;
  }

  /** Presses Execute and reads the status of the answer. @param example by its name, instead of the first */
  async function press(method: string, path: string, example?: string): Promise<number> {
    pressed.add(`${method} ${path}`);
    const block = await open(method, path);
    if (example !== undefined) await choose(block, example);
    await block.$eval('.btn.execute', (button) => (button as unknown as Clickable).click());
    const status = await page
      .waitForFunction(answerIn, { timeout: PATIENCE_MS, polling: 50 }, method, path)
      .catch((cause: unknown) => {
        throw new Error(`The page shows no answer of ${method} ${path}`, { cause });
      });
    await page.evaluate(
      (...of) => (globalThis as unknown as Window).ui.specActions.clearResponse(...of),
      path,
      method,
    );
    // Whatever is open is drawn again with every answer.
    await block.$eval('.opblock-summary-control', (control) => (control as unknown as Clickable).click());
    await page.waitForSelector(`${blockOf(method, path)} .btn.execute`, { hidden: true });
    return (await status.jsonValue()) as number;
  }

  async function choose(block: ElementHandle, example: string): Promise<void> {
    const select = await block.waitForSelector('.opblock-section-request-body .examples-select-element');
    for (const option of (await select?.$$('option')) ?? []) {
      const [name, value] = await option.evaluate((element) => {
        const { textContent, value } = element as unknown as Option;
        return [textContent, value];
      });
      if (name !== example) continue;
      await select?.select(String(value));
      return;
    }
    throw new Error(`There is no example ${example}`);
  }

  it('has a title and an introduction', async () => {
    expect(await page.title()).toBe('reev API');
    const introduction = await page.waitForSelector('::-p-text(Try it here)');
    expect(introduction).not.toBeNull();
  });

  it('runs, watches, draws, answers, resumes and stops flows by pressing Execute', async () => {
    const run = '/api/v1/benchmarks/execute-';
    const one = '/api/v1/executions/{execution_id}';
    const presses: [number, string, ...Parameters<typeof press>][] = [
      [200, 'a plan is kept', 'post', '/api/v1/flows/plan', 'Keeps the plan, to be run as it is shown'],
      [202, 'it is run', 'post', '/api/v1/flows/{flow_id}/execute'],
      [202, 'a flow runs', 'post', `${run}direct`],
      [200, 'its status', 'get', one],
      [200, 'its journal', 'get', `${one}/events`],
      [200, 'its questions', 'get', `${one}/questions`],
      [200, 'its picture', 'get', '/api/v1/flows/{session_id}'],
      [200, 'its transactions', 'get', '/api/v1/transaction-logs/{id}'],
      [202, 'the same again: nothing tells it from the first', 'post', `${run}direct`],
      [202, 'a flow in bridge mode', 'post', `${run}dynamic`],
      [200, 'its file', 'get', '/api/v1/flows/{flow_id}/benchmark.yml'],
      [202, 'a flow that fails', 'post', `${run}direct`, 'Fails at a closed exchange, and can be resumed'],
      [200, 'its status', 'get', one],
      [202, 'what it left', 'post', `${one}/resume`],
      [202, 'recovery', 'post', `${run}recovery`],
      [202, 'two faults', 'post', `${run}recovery`, 'Survives two faults'],
      [202, 'a question', 'post', `${run}recovery`, 'Asks a person'],
      [200, 'the question', 'get', `${one}/questions`],
      [200, 'its answer', 'post', `${one}/answers`],
      [202, 'another question', 'post', `${run}recovery`, 'Asks a person'],
      [200, 'its end', 'post', `${one}/stop`],
    ];
    for (const [expected, what, ...action] of presses) {
      const status = await press(...action);
      await settled();
      expect([what, status]).toEqual([what, expected]);
    }
    const { items } = (await app.inject('/api/v1/executions')).json<{ items: { status: string }[] }>();
    const ends = items.map(({ status }) => status).toReversed();
    const done = 'Completed';
    expect(ends).toEqual([done, done, done, done, 'Failed', done, done, done, done, 'Stopped']);
  });

  it('succeeds wherever else Execute is pressed, and it is pressed everywhere', async () => {
    const { paths } = (await app.inject('/api/docs-json')).json<{ paths: Record<string, object> }>();
    const all = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => [method, path] as const),
    );
    // Stopping is asked of something that runs.
    await press('post', '/api/v1/benchmarks/execute-recovery', 'Asks a person');
    await settled();
    const first = all.filter(([, path]) => path.includes('/stop/'));
    const refused: string[] = [];
    for (const [method, path] of [...first, ...all]) {
      if (pressed.has(`${method} ${path}`)) continue;
      const status = await press(method, path);
      if (status >= 300) refused.push(`${method} ${path}: ${status}`);
    }
    expect(refused).toEqual([]);
    expect(pressed.size).toBe(all.length);
  });

  it('shows an operation on a few screens', async () => {
    const block = await open('post', '/api/v1/benchmarks/execute-recovery');
    const height = (await block.boundingBox())?.height ?? Infinity;
    expect(height).toBeLessThan(3_000);
  });

  /** Until everything that was started has ended, or asks. */
  async function settled(): Promise<void> {
    for (;;) {
      const { items } = (await app.inject('/api/v1/executions?status=Queued,Running')).json<{
        items: unknown[];
      }>();
      if (items.length === 0) return;
    }
  }
});
