import { SOL, USDC, USDT, addressOf } from '../../../domain';
import { netGuards } from './net-guards';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const recipient = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const bound = (mint: { readonly address: typeof wallet }, raw: bigint) => ({ mint: mint.address, raw });
const common = { programs: [wallet], maxOverhead: 10n };

describe('netGuards', () => {
  it('leaves the guards of a single step as they are', () => {
    const only = { ...common, maxDebit: [bound(SOL, 5n)], minCredit: [bound(USDC, 7n)] };
    expect(netGuards([only], wallet)).toBe(only);
  });

  it('cancels what one step gets and the next gives', () => {
    const swap = { ...common, maxDebit: [bound(SOL, 5n)], minCredit: [bound(USDC, 7n)] };
    const on = { ...common, maxDebit: [bound(USDC, 7n)], minCredit: [bound(USDT, 6n)] };
    expect(netGuards([swap, on], wallet)).toEqual({
      maxDebit: [bound(SOL, 5n)],
      minCredit: [bound(USDT, 6n)],
      programs: [wallet],
      maxOverhead: 20n,
    });
  });

  it('leaves what remains of either side at worst', () => {
    const swap = { ...common, maxDebit: [bound(SOL, 5n)], minCredit: [bound(USDC, 7n)] };
    const less = { ...common, maxDebit: [bound(USDC, 4n)], minCredit: [] };
    const more = { ...common, maxDebit: [bound(USDC, 9n)], minCredit: [] };
    expect(netGuards([swap, less], wallet).minCredit).toEqual([bound(USDC, 3n)]);
    expect(netGuards([swap, more], wallet).maxDebit).toEqual([bound(SOL, 5n), bound(USDC, 2n)]);
  });

  it('adds up what must arrive at somebody else, and takes nothing from it', () => {
    const send = {
      ...common,
      maxDebit: [bound(SOL, 5n)],
      minCredit: [{ ...bound(SOL, 5n), owner: recipient }],
    };
    const { maxDebit, minCredit } = netGuards([send, send], wallet);
    expect(maxDebit).toEqual([bound(SOL, 10n)]);
    expect(minCredit).toEqual([{ ...bound(SOL, 10n), owner: recipient }]);
  });
});
