import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page } from 'puppeteer-core';
import { startTestApp } from '../support/app';
import { describeInBrowser, openBrowser, untilPageSays } from '../support/browser';
import { freshWallet, runFlow } from '../support/flows';
import { startRecovery, until } from '../support/recovery';

const FIELD = 'document.querySelector("input[name=amount]")';
const ASKS = { enable_user_fulfillment: true, enable_alternative_flows: false, user_timeout_seconds: 600 };

jest.setTimeout(120_000);

describeInBrowser('the page of a flow', () => {
  let app: NestFastifyApplication;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    await app.listen(0, '127.0.0.1');
    browser = await openBrowser();
    for (const name of ['clipboard-read', 'clipboard-write'])
      await browser
        .defaultBrowserContext()
        .setPermission(await app.getUrl(), { permission: { name }, state: 'granted' });
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    complaints.length = 0;
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // What the policy of the page forbids is said here; refusals of the service are not the page's fault.
      if (message.type() === 'error' && !message.text().includes('status of 4'))
        complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  const open = async (id: string) => page.goto(`${await app.getUrl()}/api/v1/flows/${id}?format=html`);
  const asking = async () => {
    const sandbox = { faults: [{ step: 'swap_1', kind: 'insufficient_funds' }] };
    const id = await startRecovery(app, 'swap 100 USDC to SOL', freshWallet(), {
      recovery_config: ASKS,
      sandbox,
    });
    await until(app, id, 'AwaitingUser');
    return id;
  };
  const barOf = () => page.evaluate("(({ value, max }) => [value, max])(document.querySelector('progress'))");

  it('takes an amount of the token, and sends it in raw units', async () => {
    const id = await asking();
    await open(id);
    await page.evaluate(`${FIELD}.value = ''`);
    await page.type('input[name=amount]', '12.5');
    await page.click('form[data-choice=reduce_amount] button');
    await untilPageSays(page, 'Completed');
    const { steps } = await until(app, id, 'Completed');
    expect(steps[0]?.output?.spent?.[0]?.raw).toBe('12500000');
  });

  it.each([
    ['12.1234567', 'at most 6 digits after the point'],
    ['50.000001', 'Name an amount above zero and up to 50 USDC'],
  ])('says what to do instead of %s', async (amount, advice) => {
    await open(await asking());
    await page.evaluate(`${FIELD}.value = ''`);
    await page.type('input[name=amount]', amount);
    await page.click('form[data-choice=reduce_amount] button');
    await untilPageSays(page, advice);
    expect(await page.evaluate(`${FIELD}.value`)).toBe(amount);
  });

  it('recommends one choice, and shows the one that ends the flow as such', async () => {
    await open(await asking());
    const looks = await page.evaluate(
      "[...document.querySelectorAll('form.answer')].map((form) => [form.dataset.choice, form.querySelector('button').className])",
    );
    expect(looks).toEqual([
      ['top_up', 'recommended'],
      ['reduce_amount', 'plain'],
      ['retry', 'plain'],
      ['abort', 'ends'],
    ]);
  });

  it('copies whole signatures and ids', async () => {
    const done = await runFlow(app, 'swap 1 SOL to USDC', freshWallet());
    await open(done.execution_id);
    await page.click('tr.history [data-copy]');
    await untilPageSays(page, 'Copied ');
    const copied = () => page.evaluate('navigator.clipboard.readText()');
    expect(await copied()).toBe(done.steps[0]?.attempts[0]?.signature);
    await page.click(`[data-copy="${done.execution_id}"]`);
    await untilPageSays(page, `Copied ${done.execution_id}`);
    expect(await copied()).toBe(done.execution_id);
  });

  it('shows the wallet before and after, and the fees', async () => {
    const { execution_id: id } = await runFlow(
      app,
      'send 1 SOL to 3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2',
      freshWallet(),
    );
    await open(id);
    const rows = await page.evaluate(
      String.raw`[...document.querySelectorAll('.wallet tbody tr')].map((row) => row.innerText.split(/\s+/))`,
    );
    expect(rows).toEqual([['SOL', '5', '−1.000005', '3.999995']]);
    await untilPageSays(page, 'Fees of one transaction: 0.000005 SOL');
  });

  it('does not fill the bar of a flow that failed, and goes on from there at a click', async () => {
    const sandbox = { faults: [{ step: 'swap_2', kind: 'venue_down' }] };
    const prompt = 'swap 1 SOL to USDC, then swap 10 USDC to JUP';
    const failed = await runFlow(app, prompt, freshWallet(), { atomic_mode: 'conditional', sandbox });
    expect(failed.status).toBe('Failed');
    await open(failed.execution_id);
    expect(await barOf()).toEqual([1, 2]);
    await Promise.all([page.waitForNavigation(), page.click('form.resume button')]);
    await untilPageSays(page, 'Completed');
    expect(page.url()).not.toContain(failed.execution_id);
    expect(await barOf()).toEqual([2, 2]);
  });
});
