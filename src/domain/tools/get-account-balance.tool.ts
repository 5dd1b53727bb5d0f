import { symbolOf } from '../money';
import type { QueryDefinition } from './tool-definition';

export const GET_ACCOUNT_BALANCE = {
  name: 'get_account_balance',
  aliases: ['account_balance'],
  label: 'Read balances',
  template: { action: 'balance' },
  risk: 'none',
  describe: ({ mint }) => (mint ? `Read the ${symbolOf(mint)} balance` : 'Read all balances'),
  say: ({ mint }) => (mint ? `show my ${symbolOf(mint)} balance` : 'show my balances'),
  mentions: ({ mint }) => (mint === undefined ? [] : [mint]),
  seconds: 5,
} as const satisfies QueryDefinition<'get_account_balance'>;
