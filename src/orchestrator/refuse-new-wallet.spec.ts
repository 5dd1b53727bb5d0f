import { parseAddress } from '../domain';
import { refuseNewWallet } from './refuse-new-wallet';

const wallet = parseAddress('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
if (wallet === undefined) throw new Error('The address of this test is none');
const command = { prompt: 'swap 1 SOL to USDC', wallet, atomicMode: 'strict' } as const;

describe('refuseNewWallet', () => {
  it('refuses a new wallet where money is real, and nothing else', () => {
    const isNew = { ...command, isNewWallet: true };
    expect(() => refuseNewWallet({ ledger: 'rpc' }, isNew)).toThrow(
      expect.objectContaining({ code: 'not_on_this_ledger' }),
    );
    expect(() => refuseNewWallet({ ledger: 'sandbox' }, isNew)).not.toThrow();
    expect(() => refuseNewWallet({ ledger: 'rpc' }, command)).not.toThrow();
  });
});
