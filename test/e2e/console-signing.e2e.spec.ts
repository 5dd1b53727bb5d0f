import type { Page } from 'puppeteer-core';
import { describeInBrowser, untilPageSays } from '../support/browser';
import { ConsoleWorld, press, writeSentence } from '../support/console';
import { WalletOwner } from '../support/wallet-owner';

/** A wallet of the browser as the standard has it; its key is where the test is. */
const STAND_IN = `
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const base64Of = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const wallet = {
    version: '1.0.0',
    name: 'Stand-in',
    icon: 'data:image/svg+xml;base64,PHN2Zy8+',
    chains: ['solana:mainnet', 'solana:localnet'],
    accounts: [],
    features: {
      'standard:connect': {
        version: '1.0.0',
        connect: async () => {
          const address = await ownerAddress();
          const account = { address, publicKey: new Uint8Array(32), chains: wallet.chains, features: ['solana:signTransaction'] };
          wallet.accounts = [account];
          return { accounts: wallet.accounts };
        },
      },
      'solana:signTransaction': {
        version: '1.0.0',
        supportedTransactionVersions: ['legacy', 0],
        signTransaction: async ({ transaction, chain }) => {
          const signed = await ownerSigns(base64Of(transaction), chain);
          if (signed === '') throw new Error('The owner said no.');
          return [{ signedTransaction: bytesOf(signed) }];
        },
      },
    },
  };
  const register = ({ register }) => register(wallet);
  addEventListener('wallet-standard:app-ready', ({ detail }) => register(detail));
  dispatchEvent(Object.assign(new Event('wallet-standard:register-wallet'), { detail: register }));
`;

jest.setTimeout(120_000);

describeInBrowser('signing in the console', () => {
  let world: ConsoleWorld;
  beforeAll(async () => {
    world = await ConsoleWorld.open();
  });
  afterAll(() => world.close());
  afterEach(() => expect(world.complaints).toEqual([]));

  const asked: string[] = [];
  const withWallet = (owner: WalletOwner, isWilling: () => boolean) => async (page: Page) => {
    await page.exposeFunction('ownerAddress', () => owner.address);
    await page.exposeFunction('ownerSigns', (transaction: string, chain: string) => {
      asked.push(chain);
      return isWilling() ? owner.signed(transaction) : '';
    });
    await page.evaluateOnNewDocument(STAND_IN);
  };
  const start = async (page: Page) => {
    await press(page, 'Connect Stand-in');
    await page.waitForSelector('.wallet-field input[type=checkbox]:checked');
    await writeSentence(page, 'swap 1 SOL to USDC', 'One step in one transaction');
    await press(page, 'Run');
    await untilPageSays(page, 'At most 1 SOL may leave the wallet');
  };

  it('lands what a wallet of the browser has signed, for the chain that is not mainnet', async () => {
    const page = await world.show(
      '',
      withWallet(new WalletOwner(), () => true),
    );
    await start(page);
    await press(page, 'Sign with your wallet');
    await untilPageSays(page, 'Completed');
    expect(asked.at(-1)).toBe('solana:localnet');
  });

  it('says that the owner refused, and asks again', async () => {
    let isWilling = false;
    const page = await world.show(
      '',
      withWallet(new WalletOwner(), () => isWilling),
    );
    await start(page);
    await press(page, 'Sign with your wallet');
    await untilPageSays(page, 'The owner said no.');
    isWilling = true;
    await press(page, 'Sign with your wallet');
    await untilPageSays(page, 'Completed');
  });

  it('takes a transaction that was signed elsewhere', async () => {
    const owner = new WalletOwner();
    const page = await world.show(
      '',
      withWallet(owner, () => false),
    );
    await start(page);
    await press(page, 'Sign it elsewhere');
    const unsigned = String(await page.evaluate("document.querySelector('.sign-elsewhere textarea').value"));
    await page.type('textarea[name=signed]', owner.signed(unsigned));
    await press(page, 'Send the signed transaction');
    await untilPageSays(page, 'Completed');
  });

  it('says so when no wallet of the browser holds the address', async () => {
    const page = await world.show('', async (page) => {
      await page.evaluateOnNewDocument(
        `localStorage.setItem('reev-wallets', ${JSON.stringify(JSON.stringify([new WalletOwner().address]))})`,
      );
    });
    await page.waitForSelector('.wallet-field input[type=checkbox]');
    await page.click('.wallet-field input[type=checkbox]');
    await writeSentence(page, 'swap 1 SOL to USDC', 'One step in one transaction');
    await press(page, 'Run');
    await press(page, 'Sign with your wallet');
    await untilPageSays(page, 'No wallet in this browser holds');
  });
});
