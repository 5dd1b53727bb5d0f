import { TRANSACTION_FAULTS } from '../flow/fault';
import type { ActionDefinition } from './tool-definition';

export const SPL_TRANSFER = {
  name: 'spl_transfer',
  aliases: [],
  label: 'Send a token',
  template: { action: 'transfer', protocol: 'spl' },
  risk: 'final',
  sides: ({ mint, amount, recipient }) => ({ given: mint, got: mint, named: 'both', amount, recipient }),
  withAmount: (call, amount) => ({ ...call, amount }),
  measuredBy: 'balance',
  describe: ({ recipient }, amount) => `Send ${amount} to ${recipient}`,
  say: ({ recipient }, amount) => `send ${amount} to ${recipient}`,
  mentions: ({ mint }) => [mint],
  seconds: 20,
  faults: TRANSACTION_FAULTS,
  inverse: undefined,
  equivalent: undefined,
} as const satisfies ActionDefinition<'spl_transfer'>;
