import { FAULT_KINDS } from '../flow/fault';
import { exact, shareTokenOf } from '../money';
import type { ActionDefinition } from './tool-definition';

export const JUPITER_LEND_EARN_WITHDRAW = {
  name: 'jupiter_lend_earn_withdraw',
  aliases: ['jupiter_withdraw'],
  label: 'Withdraw',
  template: { action: 'withdraw', protocol: 'jupiter' },
  risk: 'market',
  sides: ({ assetMint, amount }) => ({
    given: shareTokenOf(assetMint),
    got: assetMint,
    named: 'got',
    amount,
  }),
  withAmount: (call, amount) => ({ ...call, amount }),
  measuredBy: 'position',
  describe: (_call, amount) => `Withdraw ${amount} from Jupiter Lend`,
  say: (_call, amount) => `withdraw ${amount} from Jupiter Lend`,
  mentions: ({ assetMint }) => [assetMint],
  seconds: 25,
  faults: FAULT_KINDS,
  inverse: ({ assetMint }, raw) => ({ tool: 'jupiter_lend_earn_deposit', assetMint, amount: exact(raw) }),
  equivalent: {
    tool: 'jupiter_lend_earn_redeem',
    of: ({ assetMint }, { given }) => ({ tool: 'jupiter_lend_earn_redeem', assetMint, shares: given }),
  },
} as const satisfies ActionDefinition<'jupiter_lend_earn_withdraw'>;
