import { FAULT_KINDS } from '../flow/fault';
import { exact, shareTokenOf } from '../money';
import type { ActionDefinition } from './tool-definition';

export const JUPITER_LEND_EARN_MINT = {
  name: 'jupiter_lend_earn_mint',
  aliases: [],
  label: 'Mint shares',
  template: { action: 'mint', protocol: 'jupiter' },
  risk: 'market',
  sides: ({ assetMint, shares }) => ({
    given: assetMint,
    got: shareTokenOf(assetMint),
    named: 'got',
    amount: shares,
  }),
  withAmount: (call, shares) => ({ ...call, shares }),
  measuredBy: 'balance',
  describe: (_call, amount) => `Mint ${amount} on Jupiter Lend`,
  say: (_call, amount) => `mint ${amount}`,
  mentions: ({ assetMint }) => [assetMint],
  seconds: 30,
  faults: FAULT_KINDS.filter((kind) => kind !== 'insufficient_liquidity'),
  inverse: ({ assetMint }, raw) => ({ tool: 'jupiter_lend_earn_redeem', assetMint, shares: exact(raw) }),
  equivalent: {
    tool: 'jupiter_lend_earn_deposit',
    of: ({ assetMint }, { given }) => ({ tool: 'jupiter_lend_earn_deposit', assetMint, amount: given }),
  },
} as const satisfies ActionDefinition<'jupiter_lend_earn_mint'>;
