import type { QueryDefinition } from './tool-definition';

export const GET_JUPITER_LEND_EARN_TOKENS = {
  name: 'get_jupiter_lend_earn_tokens',
  aliases: ['lend_earn_tokens', 'get_lend_earn_tokens', 'jupiter_pools', 'jupiter_lend_rates'],
  label: 'Read what can be lent',
  template: { action: 'tokens', protocol: 'jupiter' },
  risk: 'none',
  describe: () => 'List what can be lent',
  say: () => 'list the tokens that can be lent',
  mentions: () => [],
  seconds: 12,
} as const satisfies QueryDefinition<'get_jupiter_lend_earn_tokens'>;
