import type { Mint } from '../../domain';
import type { OperatorKind } from './scan/operator-lexicon';
import { unreadableIn } from './scan/plain-text';
import { scanPrompt } from './scan/scanned-prompt';

/** Operators by which a prompt asks for something other than to act at once, or for nothing at all. */
const OTHERWISE: ReadonlySet<OperatorKind> = new Set<OperatorKind>([
  'negation',
  'refusal',
  'condition',
  'schedule',
  'advice',
  'past',
  'report',
  'simulation',
  'undo',
  'market_order',
  'approval',
  'unsupported',
]);

/**
 * Does the prompt negate, set a condition or a time, ask for advice, or ask for what reev does not do? Then no planner is
 * asked a second time: it is refused for what it says, not for how it says it. Pure.
 */
export function asksOtherwise(prompt: string, known: readonly Mint[]): boolean {
  if (unreadableIn(prompt) !== undefined) return true;
  return scanPrompt(prompt, known).operators.some(({ label }) => OTHERWISE.has(label));
}
