import { FAULT_KINDS } from '../flow/fault';
import { exact, shareTokenOf } from '../money';
import type { ActionDefinition } from './tool-definition';

export const JUPITER_LEND_EARN_DEPOSIT = {
  name: 'jupiter_lend_earn_deposit',
  aliases: ['jupiter_lend'],
  label: 'Lend',
  template: { action: 'lend', protocol: 'jupiter' },
  risk: 'market',
  sides: ({ assetMint, amount }) => ({
    given: assetMint,
    got: shareTokenOf(assetMint),
    named: 'given',
    amount,
  }),
  withAmount: (call, amount) => ({ ...call, amount }),
  measuredBy: 'balance',
  describe: (_call, amount) => `Lend ${amount} on Jupiter Lend`,
  say: (_call, amount) => `lend ${amount} on Jupiter Lend`,
  mentions: ({ assetMint }) => [assetMint],
  seconds: 45,
  faults: FAULT_KINDS.filter((kind) => kind !== 'insufficient_liquidity'),
  inverse: ({ assetMint }, raw) => ({ tool: 'jupiter_lend_earn_redeem', assetMint, shares: exact(raw) }),
  equivalent: {
    tool: 'jupiter_lend_earn_mint',
    of: ({ assetMint }, { got }) => ({ tool: 'jupiter_lend_earn_mint', assetMint, shares: got }),
  },
} as const satisfies ActionDefinition<'jupiter_lend_earn_deposit'>;
