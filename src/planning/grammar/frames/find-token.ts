import { type Mint, SOL } from '../../../domain';
import type { Argument } from '../clauses/argument';
import { RefusedPrompt, quoted } from '../refuse';
import type { Story } from './story';

/**
 * The token that an argument speaks of; `undefined` when it speaks of none.
 * @throws {RefusedPrompt} `unknown_token`
 */
export function tokenOf(argument: Argument, story: Story): Mint | undefined {
  const { mint, unknown, quantity, reference, address } = argument;
  if (mint) return mint;
  if (unknown !== undefined)
    throw new RefusedPrompt('unknown_token', `There is no token ${quoted(unknown)}.`);
  if (address) throw new RefusedPrompt('unknown_token', `There is no token ${quoted(address.text)}.`);
  if (quantity?.kind === 'number' && quantity.isLamports) return SOL;
  if (reference === 'rest' || reference === 'other') return story.lastSpent?.mint ?? story.latest()?.mint;
  if (reference !== undefined || quantity?.kind === 'all' || quantity?.kind === 'part')
    return story.latest()?.mint ?? story.lastShown;
  return undefined;
}

/** Does it say anything that could be a token, known or not? */
export function isAboutToken({ mint, unknown, reference, quantity, address }: Argument): boolean {
  return (
    mint !== undefined ||
    unknown !== undefined ||
    reference !== undefined ||
    quantity !== undefined ||
    address !== undefined
  );
}
