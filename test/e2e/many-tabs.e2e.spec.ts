import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Browser, Page } from 'puppeteer-core';
import { HeldRequests } from '../../src/common/http';
import { startTestApp } from '../support/app';
import { describeInBrowser, openBrowser, untilPageSays } from '../support/browser';
import { freshWallet } from '../support/flows';

const KEY = 'a-secret-key-0123456789';
/** A browser opens six connections to a host that speaks HTTP/1.1. */
const TABS = 8;
const ASKING = 'It waits for your answer';

jest.setTimeout(120_000);

interface Asking {
  readonly status: string;
  readonly questions: readonly { readonly question_id: string }[];
}

const WITHOUT_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })";
const WITHOUT_STREAMS = `
  const real = window.fetch.bind(window);
  window.fetch = (url, more) => String(url).includes('/changes') ? Promise.reject(new TypeError('blocked')) : real(url, more);
`;

/** How a browser can be: which key it has, and what runs before the page's own script. */
const BROWSERS = [
  ['with a shared stream', '', ''],
  ['with API keys', KEY, ''],
  ['without locks, as on a page that is not secure', '', WITHOUT_LOCKS],
  ['where streams do not get through', '', WITHOUT_STREAMS],
] as const;

describeInBrowser('eight diagram pages in one browser', () => {
  describe.each(BROWSERS)('%s', (_name, key, prepare) => {
    let app: NestFastifyApplication;
    let browser: Browser;
    const headers = key === '' ? {} : { 'x-api-key': key };

    beforeAll(async () => {
      app = await startTestApp({ variables: key === '' ? {} : { REEV_API_KEYS: key } });
      await app.listen(0, '127.0.0.1');
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser.close();
      await app.close();
    });

    const statusOf = async (id: string) =>
      (await app.inject({ url: `/api/v1/executions/${id}`, headers })).json<Asking>();
    const until = async (id: string, wanted: string): Promise<Asking> => {
      for (;;) {
        const status = await statusOf(id);
        if (status.status === wanted) return status;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const startAsking = async (): Promise<string> => {
      const payload = {
        prompt: 'swap 100 USDC to SOL',
        wallet: freshWallet(),
        recovery_config: {
          enable_user_fulfillment: true,
          enable_alternative_flows: false,
          user_timeout_seconds: 600,
        },
        sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_funds', times: 2 }] },
      };
      const url = '/api/v1/benchmarks/execute-recovery';
      const accepted = await app.inject({ method: 'POST', url, headers, payload });
      const id = accepted.json<{ execution_id: string }>().execution_id;
      await until(id, 'AwaitingUser');
      return id;
    };
    const answer = async (id: string, choice: string) => {
      const { questions } = await statusOf(id);
      const payload = { question_id: questions[0]?.question_id, choice };
      await app.inject({ method: 'POST', url: `/api/v1/executions/${id}/answers`, headers, payload });
    };
    /** A service notices a moment later that a client has let go. */
    const untilHeld = async (most: number) => {
      const isOver = Date.now() + 20_000;
      while (app.get(HeldRequests).count > most && Date.now() < isOver)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(app.get(HeldRequests).count).toBeLessThanOrEqual(most);
    };
    const open = async (id: string): Promise<Page> => {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(prepare);
      await page.goto(`${await app.getUrl()}/api/v1/flows/${id}?format=html`, { timeout: 20_000 });
      if (key !== '' && (await page.$('#key input')) !== null) {
        await page.type('#key input', key);
        await page.click('#key button');
      }
      await untilPageSays(page, ASKING);
      return page;
    };

    it('all show what is new, hold one connection, and let a command through', async () => {
      const ids = await Promise.all(Array.from({ length: TABS }, startAsking));
      const pages: Page[] = [];
      for (const id of ids) pages.push(await open(id));
      await untilHeld(1);

      const [first = '', ...others] = ids;
      const [firstPage, ...otherPages] = pages;
      const last = otherPages.at(-1);
      if (firstPage === undefined || last === undefined) throw new Error('there are eight');

      // A new question, while the tab is looked at.
      await last.bringToFront();
      await answer(others.at(-1) ?? '', 'retry');
      await last.waitForSelector('[data-question="swap_1-2"]', { timeout: 20_000 });
      // A command from the page itself.
      await last.click('form.answer[data-choice=abort] button');
      await untilPageSays(last, 'What to do next');
      expect((await statusOf(others.at(-1) ?? '')).status).not.toBe('AwaitingUser');

      // What happened behind a tab's back is there when somebody looks at it.
      await answer(first, 'abort');
      await firstPage.bringToFront();
      await untilPageSays(firstPage, 'What to do next');
      // The tab that had the stream goes; another one takes it over.
      await firstPage.close();
      const second = otherPages[0];
      await second?.bringToFront();
      await answer(others[0] ?? '', 'abort');
      if (second) await untilPageSays(second, 'What to do next');
      await untilHeld(1);
      for (const page of otherPages) await page.close();
      await untilHeld(0);
    });
  });
});
