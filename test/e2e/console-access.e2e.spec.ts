import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { testKey } from '../support/api-keys';
import { describeInBrowser, untilPageSays } from '../support/browser';
import { runBenchmark } from '../support/benchmarks';
import { ConsoleWorld, press } from '../support/console';
import { freshWallet, runFlow } from '../support/flows';
import { startRecovery, until } from '../support/recovery';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** What a page may weigh before anybody has clicked, in bytes as they are sent. */
const MOST_FIRST_LOAD = 150 * 1024;
const FAULTS = { sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_funds' }] } };

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

jest.setTimeout(240_000);

/** What axe finds that keeps people out. */
async function seriousIn(page: Page): Promise<string[]> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate('axe.run(document)')) as { violations: readonly Violation[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describeInBrowser('the console for everybody', () => {
  let world: ConsoleWorld;
  let views: Readonly<Record<string, readonly [string, string]>>;

  beforeAll(async () => {
    world = await ConsoleWorld.open();
    const done = await runFlow(world.app, 'swap 1 SOL to USDC, then lend it', freshWallet());
    const failed = await runFlow(world.app, 'swap 900 SOL to USDC', freshWallet());
    await runBenchmark(world.app, 'transfer-sol');
    const asks = { recovery_config: { enable_user_fulfillment: true }, ...FAULTS };
    const waiting = await startRecovery(world.app, 'swap 100 USDC to SOL', freshWallet(), asks);
    await until(world.app, waiting, 'AwaitingUser');
    views = {
      'new flow': ['new?prompt=swap+1+SOL+to+USDC', 'One step in one transaction'],
      'refused flow': ['new?prompt=swap+1%2C5+SOL+to+USDC', 'Which of these do you mean?'],
      executions: ['executions', 'Completed'],
      'completed execution': [`executions/${done.execution_id}`, 'Wallet before and after'],
      'failed execution': [`executions/${failed.execution_id}`, 'Failed'],
      'waiting execution': [`executions/${waiting}`, 'Waiting for you'],
      inbox: ['inbox', 'End the flow'],
      wallets: ['wallets', 'Set holdings'],
      recovery: ['recovery', 'By what was done'],
      flows: ['flows', 'How they ended'],
      benchmarks: ['benchmarks', 'transfer-sol'],
      benchmark: ['benchmarks/transfer-sol', 'Newest runs'],
      'no such view': ['nowhere', 'There is no such view'],
    };
  });
  afterAll(() => world.close());
  afterEach(() => expect(world.complaints).toEqual([]));

  const each = [
    'new flow',
    'refused flow',
    'executions',
    'completed execution',
    'failed execution',
    'waiting execution',
    'inbox',
    'wallets',
    'recovery',
    'flows',
    'benchmarks',
    'benchmark',
    'no such view',
  ];

  describe.each(['light', 'dark'])('%s', (scheme) => {
    it.each(each)('has nothing that keeps people out of: %s', async (name) => {
      const [view, says] = views[name] ?? ['', ''];
      const page = await world.show(view, (page) =>
        page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),
      );
      await untilPageSays(page, says);
      expect(await seriousIn(page)).toEqual([]);
    });
  });

  it.each(['Picture', 'Events', 'Logs', 'Details'])(
    'has nothing that keeps people out of the views of an execution: %s',
    async (tab) => {
      const [view] = views['completed execution'] ?? [''];
      const page = await world.show(view);
      await press(page, tab);
      await page.waitForSelector('[role=tabpanel] :is(.drawing, .events li, pre, .details)');
      expect(await seriousIn(page)).toEqual([]);
    },
  );

  it.each(each)('fits the width of a phone: %s', async (name) => {
    const [view, says] = views[name] ?? ['', ''];
    const page = await world.show(view);
    await page.setViewport({ width: 360, height: 740 });
    await untilPageSays(page, says);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('asks nobody but the service', async () => {
    const page = await world.show('benchmarks');
    await press(page, 'Leaderboard');
    await press(page, 'By day');
    await page.goto(`${world.url}/#/inbox`);
    await untilPageSays(page, 'End the flow');
    expect(world.requested.length).toBeGreaterThan(0);
    expect(world.requested.filter((url) => !url.startsWith(world.url) && !url.startsWith('data:'))).toEqual(
      [],
    );
  });

  it('goes on without a view that breaks', async () => {
    const page = await world.show('recovery', async (page) => {
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const isBroken = request.url().includes('/metrics/recovery');
        void (isBroken
          ? request.respond({ contentType: 'application/json', body: '{}' })
          : request.continue());
      });
    });
    await untilPageSays(page, 'This view is broken');
    await press(page, 'Flows');
    await untilPageSays(page, 'How they ended');
  });

  it('weighs little at first', () => {
    const files = readdirSync(join(world.folder, 'console')).map((name) =>
      join(world.folder, 'console', name),
    );
    const sizes = files.map((file) => brotliCompressSync(readFileSync(file)).length);
    const first = sizes.reduce((sum, size) => sum + size, 0);
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(first).toBeLessThan(MOST_FIRST_LOAD);
  });
});

describeInBrowser('the console of a service with API keys', () => {
  const key = testKey('ana', 'read', 'run');
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.open({ REEV_API_KEYS: key.line });
  });
  afterAll(() => world.close());

  it('asks for the key once, and keeps it in the tab', async () => {
    const page = await world.show('executions');
    await untilPageSays(page, 'This service needs an API key');
    expect(await seriousIn(page)).toEqual([]);
    await page.type('input[type=password]', key.key);
    await page.keyboard.press('Enter');
    await untilPageSays(page, 'Nothing has run yet');
    await page.reload();
    await untilPageSays(page, 'Nothing has run yet');
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([]);
  });

  it('says that a key is wrong, and takes the right one', async () => {
    const page = await world.show('executions');
    await untilPageSays(page, 'This service needs an API key');
    await page.type('input[type=password]', 'not-a-key-of-this-service');
    await page.keyboard.press('Enter');
    await untilPageSays(page, 'The service refused this key');
    expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual([]);
    await page.type('input[type=password]', key.key);
    await page.keyboard.press('Enter');
    await untilPageSays(page, 'Nothing has run yet');
  });
});
