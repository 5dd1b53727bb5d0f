import type { ToolName } from './domain';

const TOOL_TEXTS: Readonly<Record<ToolName, string>> = {
  jupiter_swap: 'Swap',
  jupiter_lend_earn_deposit: 'Lend',
  jupiter_lend_earn_withdraw: 'Withdraw',
  jupiter_lend_earn_mint: 'Mint shares',
  jupiter_lend_earn_redeem: 'Redeem shares',
  sol_transfer: 'Send SOL',
  spl_transfer: 'Send a token',
  get_account_balance: 'Read balances',
  get_jupiter_lend_earn_position: 'Read lending positions',
  get_jupiter_lend_earn_tokens: 'Read what can be lent',
};

/** What a tool does, in a word or two; one that the console does not know is shown by its name. */
export function toolText(tool: string): string {
  const [, text] = Object.entries(TOOL_TEXTS).find(([known]) => known === tool) ?? [];
  return text ?? tool;
}
