import { FAULT_KINDS } from '../flow/fault';
import { exact, shareTokenOf } from '../money';
import type { ActionDefinition } from './tool-definition';

export const JUPITER_LEND_EARN_REDEEM = {
  name: 'jupiter_lend_earn_redeem',
  aliases: [],
  label: 'Redeem shares',
  template: { action: 'redeem', protocol: 'jupiter' },
  risk: 'market',
  sides: ({ assetMint, shares }) => ({
    given: shareTokenOf(assetMint),
    got: assetMint,
    named: 'given',
    amount: shares,
  }),
  withAmount: (call, shares) => ({ ...call, shares }),
  measuredBy: 'balance',
  describe: (_call, amount) => `Redeem ${amount} on Jupiter Lend`,
  say: (_call, amount) => `redeem ${amount}`,
  mentions: ({ assetMint }) => [assetMint],
  seconds: 35,
  faults: FAULT_KINDS,
  inverse: ({ assetMint }, raw) => ({ tool: 'jupiter_lend_earn_deposit', assetMint, amount: exact(raw) }),
  equivalent: {
    tool: 'jupiter_lend_earn_withdraw',
    of: ({ assetMint }, { got }) => ({ tool: 'jupiter_lend_earn_withdraw', assetMint, amount: got }),
  },
} as const satisfies ActionDefinition<'jupiter_lend_earn_redeem'>;
