import type { ToolName } from './tool-call';

const CANONICAL: ReadonlySet<string> = new Set<ToolName>([
  'sol_transfer',
  'spl_transfer',
  'jupiter_swap',
  'jupiter_lend_earn_deposit',
  'jupiter_lend_earn_withdraw',
  'jupiter_lend_earn_mint',
  'jupiter_lend_earn_redeem',
  'get_account_balance',
  'get_jupiter_lend_earn_position',
  'get_jupiter_lend_earn_tokens',
]);

/** What older files and logs call our tools. */
const LEGACY: ReadonlyMap<string, ToolName> = new Map<string, ToolName>([
  ['account_balance', 'get_account_balance'],
  ['jupiter_positions', 'get_jupiter_lend_earn_position'],
  ['jupiter_earn', 'get_jupiter_lend_earn_position'],
  ['get_position_info', 'get_jupiter_lend_earn_position'],
  ['lend_earn_tokens', 'get_jupiter_lend_earn_tokens'],
  ['get_lend_earn_tokens', 'get_jupiter_lend_earn_tokens'],
  ['jupiter_lend', 'jupiter_lend_earn_deposit'],
  ['jupiter_withdraw', 'jupiter_lend_earn_withdraw'],
  ['jupiter_swap_flow', 'jupiter_swap'],
]);

/** The tool of that name, in our spelling or an older one; `undefined` when there is none. */
export function canonicalTool(name: string): ToolName | undefined {
  return CANONICAL.has(name) ? (name as ToolName) : LEGACY.get(name);
}
