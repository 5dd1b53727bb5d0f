import { GET_ACCOUNT_BALANCE } from './get-account-balance.tool';
import { GET_JUPITER_LEND_EARN_POSITION } from './get-jupiter-lend-earn-position.tool';
import { GET_JUPITER_LEND_EARN_TOKENS } from './get-jupiter-lend-earn-tokens.tool';
import { JUPITER_LEND_EARN_DEPOSIT } from './jupiter-lend-earn-deposit.tool';
import { JUPITER_LEND_EARN_MINT } from './jupiter-lend-earn-mint.tool';
import { JUPITER_LEND_EARN_REDEEM } from './jupiter-lend-earn-redeem.tool';
import { JUPITER_LEND_EARN_WITHDRAW } from './jupiter-lend-earn-withdraw.tool';
import { JUPITER_SWAP } from './jupiter-swap.tool';
import { SOL_TRANSFER } from './sol-transfer.tool';
import { SPL_TRANSFER } from './spl-transfer.tool';
import type { ActionTool, ToolName } from './tool-call';
import type { ActionDefinition, CommonDefinition, ToolDefinition } from './tool-definition';

const TOOLS = {
  sol_transfer: SOL_TRANSFER,
  spl_transfer: SPL_TRANSFER,
  jupiter_swap: JUPITER_SWAP,
  jupiter_lend_earn_deposit: JUPITER_LEND_EARN_DEPOSIT,
  jupiter_lend_earn_withdraw: JUPITER_LEND_EARN_WITHDRAW,
  jupiter_lend_earn_mint: JUPITER_LEND_EARN_MINT,
  jupiter_lend_earn_redeem: JUPITER_LEND_EARN_REDEEM,
  get_account_balance: GET_ACCOUNT_BALANCE,
  get_jupiter_lend_earn_position: GET_JUPITER_LEND_EARN_POSITION,
  get_jupiter_lend_earn_tokens: GET_JUPITER_LEND_EARN_TOKENS,
} as const satisfies { readonly [T in ToolName]: ToolDefinition<T> };

/** What a tool does, in one word; several tools can do the same. */
export type ToolAction = (typeof TOOLS)[ToolName]['template']['action'];

/** Is there a tool of this very name? */
export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(TOOLS, name);
}

/** Every tool that reev has. */
export const TOOL_NAMES: readonly ToolName[] = Object.keys(TOOLS).filter(isToolName);

/** The definition of each tool, by its name. */
export const DEFINITIONS: { readonly [T in ToolName]: CommonDefinition<T, ToolAction> } = TOOLS;

/** The definition of each tool that moves money, by its name. */
export const ACTIONS: { readonly [T in ActionTool]: ActionDefinition<T> } = TOOLS;
