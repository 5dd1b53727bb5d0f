import type { ToolName } from '../domain';

/** Seconds that a step usually takes on a live network, confirmation included; the sandbox needs milliseconds. */
export const STEP_SECONDS: Readonly<Record<ToolName, number>> = {
  get_account_balance: 5,
  get_jupiter_lend_earn_position: 8,
  get_jupiter_lend_earn_tokens: 12,
  sol_transfer: 15,
  spl_transfer: 20,
  jupiter_swap: 30,
  jupiter_lend_earn_deposit: 45,
  jupiter_lend_earn_withdraw: 25,
  jupiter_lend_earn_mint: 30,
  jupiter_lend_earn_redeem: 35,
};
