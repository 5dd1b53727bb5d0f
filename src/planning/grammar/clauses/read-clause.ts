import type { Clause } from './argument';
import { ArgumentReader } from './argument-reader';
import type { RawClause } from './raw-clause';
import { takeSlippage } from './take-slippage';

/** Makes arguments out of the tokens of a clause. */
export function readClause(raw: RawClause): Clause {
  const { tokens, slippageBps } = takeSlippage(raw.tokens);
  const reader = new ArgumentReader(tokens, raw.verb);
  const args = reader.read();
  const question = raw.tokens.find((token) => token.kind === 'question');
  return {
    verb: raw.verb,
    verbText: raw.verbText,
    args,
    hasOr: raw.tokens.some((token) => token.kind === 'or'),
    ...(slippageBps !== undefined && { slippageBps }),
    ...(reader.venue && { venue: reader.venue }),
    ...(question && { question: question.question }),
  };
}
