import type { Clause } from '../clauses/argument';
import { RefusedPrompt, quoted } from '../refuse';
import type { Story } from './story';

/** What is asked to be shown; `undefined` when the clause asks for nothing that can be shown. */
export type Shown = 'balance' | 'positions' | 'tokens';

/** Which report a clause asks for. */
export function shownBy({ args, question, venue, verb }: Clause, isLendingAsked: boolean): Shown | undefined {
  const nouns = new Set(args.flatMap((argument) => argument.nouns));
  const isLending = venue === 'lend' || isLendingAsked;
  if (nouns.has('position')) return 'positions';
  if (nouns.has('asset') && (isLending || nouns.has('yield') || venue === 'jupiter')) return 'tokens';
  if (nouns.has('yield')) return 'tokens';
  if (nouns.has('balance') && isLending) return 'positions';
  if (nouns.has('balance') || nouns.has('wallet') || nouns.has('asset')) return 'balance';
  if (isLendingAsked) return question === 'what' ? 'tokens' : 'positions';
  const isAsked = question !== undefined || verb === 'show';
  return isAsked && args.some(({ mint }) => mint !== undefined) ? 'balance' : undefined;
}

/** Everything that a clause asks to see: "my SOL balance and my lending positions" is two things. */
export function allShownBy(clause: Clause, isLendingAsked: boolean): Shown[] {
  const shown = shownBy(clause, isLendingAsked);
  const nouns = new Set(clause.args.flatMap((argument) => argument.nouns));
  const isBoth = shown === 'positions' && nouns.has('balance') && nouns.has('position');
  if (isBoth) return ['balance', 'positions'];
  return shown === undefined ? [] : [shown];
}

/** "show my balances", "what is my SOL balance?", "list my lending positions", "which tokens can I lend?". */
export function showFrame(clause: Clause, shown: Shown, story: Story): void {
  if (shown === 'positions') story.add('positions', { tool: 'get_jupiter_lend_earn_position' });
  if (shown === 'tokens') story.add('tokens', { tool: 'get_jupiter_lend_earn_tokens' });
  if (shown === 'balance') addBalances(clause, story);
}

function addBalances({ args }: Clause, story: Story): void {
  const unknown = args.find(
    (argument) => argument.unknown !== undefined && argument.nouns.includes('balance'),
  )?.unknown;
  if (unknown !== undefined)
    throw new RefusedPrompt('unknown_token', `There is no token ${quoted(unknown)}.`);
  const mints = args.flatMap(({ mint }) => mint ?? []);
  if (mints.length === 1) story.lastShown = mints[0];
  if (mints.length === 0) story.add('balance', { tool: 'get_account_balance' });
  for (const mint of mints) story.add('balance', { tool: 'get_account_balance', mint: mint.address });
}
