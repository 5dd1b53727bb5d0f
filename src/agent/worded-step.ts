/** What an agent can ask for, under the names of the tools. */
export const STEP_TOOLS = [
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
] as const;
export type StepTool = (typeof STEP_TOOLS)[number];

/** A step of an agent in words: symbols and figures, never mints or raw units. */
export interface WordedStep {
  readonly tool: StepTool;
  /** A number, a percentage such as `50%`, `all`, or `result` for what the step before brought. */
  readonly amount: string;
  readonly token: string;
  /** Of a swap: the token that comes out. */
  readonly into: string;
  /** Of a transfer: an address. */
  readonly recipient: string;
}

/** Says a step in the planner's language, which plans and checks it like anybody's sentence. */
export function sayStep({ tool, amount, token, into, recipient }: WordedStep): string {
  const what = amountWords(amount, token);
  switch (tool) {
    case 'sol_transfer':
    case 'spl_transfer':
      return `send ${what} to ${recipient}`;
    case 'jupiter_swap':
      return `swap ${what} to ${into}`;
    case 'jupiter_lend_earn_deposit':
      return `lend ${what} on Jupiter Lend`;
    case 'jupiter_lend_earn_withdraw':
      return `withdraw ${what} from Jupiter Lend`;
    case 'jupiter_lend_earn_mint':
      return `mint ${what}`;
    case 'jupiter_lend_earn_redeem':
      return `redeem ${what}`;
    case 'get_account_balance':
      return token === '' ? 'show my balances' : `show my ${token} balance`;
    case 'get_jupiter_lend_earn_position':
      return 'show my lending positions';
    case 'get_jupiter_lend_earn_tokens':
      return 'list the tokens that can be lent';
  }
}

function amountWords(amount: string, token: string): string {
  if (amount === 'all') return `all my ${token}`;
  if (amount === 'result') return `all of the ${token}`;
  return amount.endsWith('%') ? `${amount} of my ${token}` : `${amount} ${token}`;
}
