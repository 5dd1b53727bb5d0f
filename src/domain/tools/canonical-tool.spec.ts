import { canonicalTool } from './canonical-tool';

describe('canonicalTool', () => {
  it.each([
    ['jupiter_swap', 'jupiter_swap'],
    ['jupiter_swap_flow', 'jupiter_swap'],
    ['account_balance', 'get_account_balance'],
    ['jupiter_earn', 'get_jupiter_lend_earn_position'],
    ['jupiter_positions', 'get_jupiter_lend_earn_position'],
    ['get_position_info', 'get_jupiter_lend_earn_position'],
    ['lend_earn_tokens', 'get_jupiter_lend_earn_tokens'],
    ['get_lend_earn_tokens', 'get_jupiter_lend_earn_tokens'],
    ['jupiter_lend', 'jupiter_lend_earn_deposit'],
    ['jupiter_withdraw', 'jupiter_lend_earn_withdraw'],
    ['execute_transaction', undefined],
    ['constructor', undefined],
  ])('%s is %s', (name, tool) => {
    expect(canonicalTool(name)).toBe(tool);
  });
});
