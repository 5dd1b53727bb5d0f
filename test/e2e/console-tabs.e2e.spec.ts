import type { Page } from 'puppeteer-core';
import { HeldRequests } from '../../src/common/http';
import { describeInBrowser, untilPageSays } from '../support/browser';
import { ConsoleWorld, press } from '../support/console';
import { freshWallet } from '../support/flows';
import { startRecovery, until } from '../support/recovery';

/** A browser opens six connections to a host that speaks HTTP/1.1. */
const TABS = 8;
const ASKS = {
  recovery_config: { enable_user_fulfillment: true },
  sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_funds' }] },
};

jest.setTimeout(120_000);

describeInBrowser('eight tabs of the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.open();
  });
  afterAll(() => world.close());

  const startAsking = async () => {
    const id = await startRecovery(world.app, 'swap 100 USDC to SOL', freshWallet(), ASKS);
    await until(world.app, id, 'AwaitingUser');
    return id;
  };
  const untilHeld = async (most: number) => {
    const held = world.app.get(HeldRequests);
    const isOver = Date.now() + 20_000;
    while (held.count > most && Date.now() < isOver) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(held.count).toBeLessThanOrEqual(most);
  };
  const abort = async (id: string) => {
    const { questions } = await until(world.app, id, 'AwaitingUser');
    const payload = { question_id: questions[0]?.question_id, choice: 'abort' };
    await world.app.inject({ method: 'POST', url: `/api/v1/executions/${id}/answers`, payload });
  };

  it('hold one connection, let a command through, and show what is new', async () => {
    const context = await world.browser.createBrowserContext();
    const ids: string[] = [];
    const pages: Page[] = [];
    for (let tab = 0; tab < TABS; tab += 1) {
      const id = await startAsking();
      const page = await context.newPage();
      await page.goto(`${world.url}/#/executions/${id}`);
      await untilPageSays(page, 'Waiting for you');
      ids.push(id);
      pages.push(page);
    }
    await untilHeld(1);

    const [firstPage, lastPage] = [pages[0], pages.at(-1)];
    if (firstPage === undefined || lastPage === undefined) throw new Error('there are eight');
    await press(lastPage, 'End the flow');
    await untilPageSays(lastPage, 'Stopped');
    // What happened behind a tab's back is there when somebody looks at it.
    await abort(ids[0] ?? '');
    await firstPage.bringToFront();
    await untilPageSays(firstPage, 'Stopped');
    await context.close();
    await untilHeld(0);
  });

  it('notice what is new in a window beside the one that somebody works in, and hold nothing for it', async () => {
    const id = await startAsking();
    const page = await world.show(`executions/${id}`, (page) =>
      page.evaluateOnNewDocument('document.hasFocus = () => false'),
    );
    await untilPageSays(page, 'Waiting for you');
    // One that is held would be here by then: the second poll follows the first at once.
    await page.waitForResponse((response) => response.status() === 304);
    expect(world.app.get(HeldRequests).count).toBe(0);
    await abort(id);
    await untilPageSays(page, 'Stopped');
  });
});
