import type { QueryDefinition } from './tool-definition';

export const GET_JUPITER_LEND_EARN_POSITION = {
  name: 'get_jupiter_lend_earn_position',
  aliases: ['jupiter_positions', 'jupiter_earn', 'get_position_info'],
  label: 'Read lending positions',
  template: { action: 'positions', protocol: 'jupiter' },
  risk: 'none',
  describe: () => 'Read the lending positions',
  say: () => 'show my lending positions',
  mentions: () => [],
  seconds: 8,
} as const satisfies QueryDefinition<'get_jupiter_lend_earn_position'>;
