import type { Page } from 'puppeteer-core';
import { UnitOfWork } from '../../src/storage';
import { describeInBrowser, untilPageSays } from '../support/browser';
import { ConsoleWorld, press } from '../support/console';
import { storeFinishedExecutions } from '../support/finished-executions';
import { freshWallet, runFlow } from '../support/flows';

const COUNT = 10_000;
const SENTENCES = "[...document.querySelectorAll('.execution-row .sentence')].map((one) => one.textContent)";

jest.setTimeout(240_000);

describeInBrowser('the list of executions in the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.open();
    await storeFinishedExecutions(world.app.get(UnitOfWork), COUNT);
  });
  afterAll(() => world.close());
  afterEach(() => expect(world.complaints).toEqual([]));

  const sentences = async (page: Page) => (await page.evaluate(SENTENCES)) as string[];

  it('shows all of 10,000, each once and in their order, as one scrolls', async () => {
    const page = await world.show('executions');
    await page.waitForSelector('.execution-row');
    for (let shown = 100; shown < COUNT; shown += 100) {
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await page.waitForFunction(`document.querySelectorAll('.execution-row').length > ${shown}`, {
        polling: 20,
      });
    }
    expect(await sentences(page)).toEqual(
      Array.from({ length: COUNT }, (_, index) => `swap ${COUNT - index} USDC to SOL`),
    );
    expect(await page.$('.load-more')).toBeNull();
  });

  it('shows a new one by itself, before those that are there', async () => {
    const page = await world.show('executions');
    await page.waitForSelector('.execution-row');
    await runFlow(world.app, 'lend 7 USDC', freshWallet());
    await untilPageSays(page, 'lend 7 USDC');
    const [first, second] = await sentences(page);
    expect([first, second]).toEqual(['lend 7 USDC', `swap ${COUNT} USDC to SOL`]);
  });

  it('finds by status, wallet, words and id', async () => {
    const wallet = freshWallet();
    const { execution_id: id } = await runFlow(world.app, 'swap 900 SOL to USDC', wallet);
    const page = await world.show('executions');
    await page.waitForSelector('.execution-row');
    await page.click('.segment:has(input[value=Failed])');
    await page.waitForFunction("document.querySelectorAll('.execution-row').length === 1");
    expect(page.url()).toContain('status=Failed');
    await page.click('.segment:has(input[value=""])');
    await page.waitForFunction("document.querySelectorAll('.execution-row').length === 100");
    const search = async (text: string) => {
      await page.click('input[type=search]', { count: 3 });
      await page.type('input[type=search]', text);
      await page.keyboard.press('Enter');
    };
    await search(wallet);
    await page.waitForFunction("document.querySelectorAll('.execution-row').length === 1");
    expect(await sentences(page)).toEqual(['swap 900 SOL to USDC']);
    await search(`swap ${COUNT - 1} usdc`);
    await untilPageSays(page, '1 of those loaded so far');
    await search(id);
    await page.waitForSelector('.facts');
    expect(page.url()).toContain(id);
  });

  it('says what to do when nothing matches', async () => {
    const page = await world.show('executions?status=Stopped');
    await untilPageSays(page, 'Nothing matches');
    await press(page, 'Show all executions');
    await page.waitForSelector('.execution-row');
  });
});
