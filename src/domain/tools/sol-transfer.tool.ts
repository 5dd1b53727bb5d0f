import { TRANSACTION_FAULTS } from '../flow/fault';
import { SOL } from '../money';
import type { ActionDefinition } from './tool-definition';

export const SOL_TRANSFER = {
  name: 'sol_transfer',
  aliases: [],
  label: 'Send SOL',
  template: { action: 'transfer', protocol: 'native' },
  risk: 'final',
  sides: ({ amount, recipient }) => ({
    given: SOL.address,
    got: SOL.address,
    named: 'both',
    amount,
    recipient,
  }),
  withAmount: (call, amount) => ({ ...call, amount }),
  measuredBy: 'balance',
  describe: ({ recipient }, amount) => `Send ${amount} to ${recipient}`,
  say: ({ recipient }, amount) => `send ${amount} to ${recipient}`,
  mentions: () => [SOL.address],
  seconds: 15,
  faults: TRANSACTION_FAULTS,
  inverse: undefined,
  equivalent: undefined,
} as const satisfies ActionDefinition<'sol_transfer'>;
