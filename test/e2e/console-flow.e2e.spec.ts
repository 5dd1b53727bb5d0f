import { describeInBrowser, untilPageSays } from '../support/browser';
import { ConsoleWorld, press, writeSentence } from '../support/console';
import { finished, freshWallet } from '../support/flows';
import { startRecovery, until } from '../support/recovery';

const SENTENCE = 'swap 1 SOL to USDC, then lend it';
const PLANNED = '2 steps in one transaction: all or nothing';

jest.setTimeout(120_000);

/** The execution that a page shows. */
const idIn = (url: string) => url.split('/').at(-1) ?? '';

describeInBrowser('a flow in the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.open();
  });
  afterAll(() => world.close());
  afterEach(() => {
    expect(world.complaints).toEqual([]);
    expect(world.requested.filter((url) => !url.startsWith(world.url) && !url.startsWith('data:'))).toEqual(
      [],
    );
  });

  it('goes from an empty page to its end', async () => {
    const page = await world.show();
    await writeSentence(page, SENTENCE, PLANNED);
    await untilPageSays(page, '+143.63');
    await press(page, 'Run');
    await untilPageSays(page, 'Completed');
    await untilPageSays(page, 'Wallet before and after');
    const { steps } = await finished(world.app, idIn(page.url()));
    expect(steps.map(({ status }) => status)).toEqual(['Completed', 'Completed']);
  });

  it('needs the keyboard alone', async () => {
    const page = await world.show();
    await page.waitForSelector('#prompt:focus');
    await page.keyboard.type(SENTENCE);
    await untilPageSays(page, PLANNED);
    await page.waitForSelector('.plan[aria-busy=false]');
    await page.keyboard.press('Enter');
    await untilPageSays(page, 'Completed');
  });

  it('goes on with the wallet of the flow before', async () => {
    const page = await world.show();
    await writeSentence(page, 'swap 1 SOL to USDC', 'One step in one transaction');
    await press(page, 'Run');
    await untilPageSays(page, 'Completed');
    await press(page, 'New flow');
    await page.waitForSelector('#prompt:focus');
    await writeSentence(page, 'show my balance', 'Holds 3.99');
  });

  it('shows what a flow that only looks has found', async () => {
    const page = await world.show();
    await writeSentence(page, 'lend 100 USDC, then show my balances', '2 steps');
    await press(page, 'Run');
    await untilPageSays(page, 'Completed');
    const cells = await page.evaluate(
      "[...document.querySelectorAll('.report td')].map((one) => one.textContent)",
    );
    expect(cells).toEqual(expect.arrayContaining(['900 USDC', '$900.00']));
  });

  it('makes a wallet in one click', async () => {
    const page = await world.show();
    await press(page, 'Make a wallet');
    await page.waitForFunction('document.querySelector(".wallet-field select").value.length > 30');
    await writeSentence(page, 'lend 100 USDC', 'Holds 5 SOL, 1,000 USDC');
  });

  it('offers the readings of a sentence that can be read in two ways', async () => {
    const page = await world.show();
    await writeSentence(page, 'swap 1,5 SOL to USDC', 'Which of these do you mean?');
    const first = await page.waitForSelector('.reading');
    await first?.click();
    await untilPageSays(page, 'One step in one transaction');
  });

  it('says why a sentence cannot be planned', async () => {
    const page = await world.show();
    await writeSentence(page, 'sing me a song', 'This cannot be planned yet');
    expect(await page.$('button.run:not([disabled])')).toBeNull();
  });

  it('shows what would fail before it is run', async () => {
    const page = await world.show();
    await writeSentence(page, 'swap 100 SOL to USDC', 'As things stand, it would fail');
  });

  it('recovers from a rehearsed failure, and asks when nothing else helps', async () => {
    const page = await world.show();
    await writeSentence(page, 'swap 100 USDC to SOL', 'One step in one transaction');
    await page.click('.options summary');
    await press(page, 'Add a fault');
    await page.select('select[aria-label="What goes wrong"]', 'insufficient_funds');
    await press(page, 'Run');
    await untilPageSays(page, 'Waiting for you');
    await press(page, 'Use a smaller amount');
    await untilPageSays(page, 'Completed');
    await untilPageSays(page, 'the answer was “Use a smaller amount”');
    const { steps } = await finished(world.app, idIn(page.url()));
    expect(steps[0]?.output?.spent?.[0]?.raw).toBe('50000000');
  });

  it('refuses an amount that is none, and keeps what was typed', async () => {
    const page = await world.show();
    await writeSentence(page, 'swap 100 USDC to SOL', 'One step in one transaction');
    await page.click('.options summary');
    await press(page, 'Add a fault');
    await page.select('select[aria-label="What goes wrong"]', 'insufficient_funds');
    await press(page, 'Run');
    const field = await page.waitForSelector('input[name=amount]');
    await field?.click({ count: 3 });
    await field?.type('12.1234567');
    await press(page, 'Use a smaller amount');
    await untilPageSays(page, 'at most 6 digits after the point');
    expect(await page.evaluate("document.querySelector('input[name=amount]').value")).toBe('12.1234567');
  });

  it('answers from the inbox, which then is empty', async () => {
    await startRecovery(world.app, 'swap 100 USDC to SOL', freshWallet(), {
      recovery_config: { enable_user_fulfillment: true },
      sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_funds' }] },
    });
    const page = await world.show('inbox');
    await page.waitForSelector('.question');
    for (let left = (await page.$$('.waiting-flow')).length; left > 0; left -= 1) {
      await press(page, 'End the flow');
      await page.waitForFunction(`document.querySelectorAll('.waiting-flow').length < ${left}`);
    }
    await untilPageSays(page, 'Nothing waits for you');
  });

  it('stops a flow that waits, and goes on with it', async () => {
    const page = await world.show();
    await writeSentence(page, 'swap 100 USDC to SOL', 'One step in one transaction');
    await page.click('.options summary');
    await press(page, 'Add a fault');
    await page.select('select[aria-label="What goes wrong"]', 'insufficient_funds');
    await press(page, 'Run');
    await press(page, 'Stop');
    await untilPageSays(page, 'Stopped');
    const stopped = page.url();
    await press(page, 'Resume');
    await page.waitForFunction(`location.href !== ${JSON.stringify(stopped)}`);
    // The money that somebody else spent is still gone, so it asks again.
    await untilPageSays(page, 'Waiting for you');
    const { steps } = await until(world.app, idIn(page.url()), 'AwaitingUser');
    expect(steps.map(({ step_id }) => step_id)).toEqual(['swap_1']);
  });

  it('hands the request over as code that runs', async () => {
    const page = await world.show();
    await writeSentence(page, SENTENCE, PLANNED);
    await page.click('.request-code summary');
    await untilPageSays(page, `curl -X POST ${world.url}/api/v1/benchmarks/execute-recovery`);
    const code = String(await page.evaluate("document.querySelector('.request-code pre').textContent"));
    const [, body = ''] = /-d '([^]*)'$/.exec(code) ?? [];
    const accepted = await world.app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-recovery',
      payload: JSON.parse(body) as object,
    });
    expect(accepted.statusCode).toBe(202);
  });

  it('draws the flow, now and as it was', async () => {
    const page = await world.show();
    await writeSentence(page, SENTENCE, PLANNED);
    await press(page, 'Run');
    await untilPageSays(page, 'Completed');
    await press(page, 'Picture');
    const drawing = "document.querySelector('.drawing')?.shadowRoot?.textContent";
    await page.waitForFunction(`${drawing}?.includes('Completed in')`);
    await page.focus('.playback input');
    await page.keyboard.press('Home');
    await untilPageSays(page, 'event 1 of');
    await page.waitForFunction(`${drawing}?.includes('Completed in') === false`);
  });
});
