import { refuseNewWallet } from './refuse-new-wallet';

describe('refuseNewWallet', () => {
  it('refuses a new wallet where money is real, and nothing else', () => {
    expect(() => refuseNewWallet({ ledger: 'rpc' }, true)).toThrow(
      expect.objectContaining({ code: 'not_on_this_ledger' }) as Error,
    );
    expect(() => refuseNewWallet({ ledger: 'sandbox' }, true)).not.toThrow();
    expect(() => refuseNewWallet({ ledger: 'rpc' })).not.toThrow();
  });
});
