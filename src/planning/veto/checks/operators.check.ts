import type { Case, Objection } from '../case';
import type { OperatorKind } from '../scan/operator-lexicon';
import { quoteOf } from '../scan/scanned-prompt';
import { OPERATOR_RULES } from './operator-rules';

/** Every operator of the prompt is in the plan: what changes the meaning of the money is never passed over. */
export function checkOperators(it: Case): Objection | undefined {
  const open = it.operators.find((mention) => !OPERATOR_RULES[mention.label](it, mention));
  if (!open) return undefined;
  const words = quoteOf(it.words, open.start, open.end);
  return { code: CODES[open.label], detail: `"${words}" ${REASONS[open.label]}.`, words };
}

const CODES: Readonly<Record<OperatorKind, Objection['code']>> = {
  negation: 'ambiguous',
  refusal: 'unsupported_intent',
  condition: 'unsupported_intent',
  schedule: 'unsupported_intent',
  advice: 'unsupported_intent',
  past: 'unsupported_intent',
  report: 'unsupported_intent',
  simulation: 'unsupported_intent',
  undo: 'unsupported_intent',
  return: 'ambiguous',
  reserve: 'ambiguous',
  exclusion: 'ambiguous',
  each: 'ambiguous',
  total: 'ambiguous',
  split: 'ambiguous',
  repair: 'ambiguous',
  bound: 'ambiguous',
  repetition: 'ambiguous',
  market_order: 'unsupported_intent',
  approval: 'unsupported_intent',
  unsupported: 'unsupported_intent',
};

const REASONS: Readonly<Record<OperatorKind, string>> = {
  negation: 'takes something back that the plan does not account for',
  refusal: 'says not to do something that the plan does not account for',
  condition: 'sets a condition, and reev acts at once or not at all',
  schedule: 'names a time, and reev acts at once or not at all',
  advice: 'asks for advice, which reev does not give',
  past: 'tells of what was done, which is not an order',
  report: 'tells what somebody else says, which is not an order',
  simulation: 'asks for a trial; ask for a plan instead, which moves nothing',
  undo: 'asks to take back what has landed, which reev cannot do',
  return: 'asks for a way back that the plan does not go',
  reserve: 'keeps something back that the plan does not keep',
  exclusion: 'leaves something out that the plan does not leave out',
  each: 'says an amount for each of several, which the plan does not do',
  total: 'says an amount for all together, which the plan does not keep to',
  split: 'divides something that the plan does not divide',
  repair: 'corrects something, and it is not clear what the plan should be',
  bound: 'sets a bound that the plan does not keep',
  repetition: 'asks to do something more than once, which the plan does not do',
  market_order: 'waits for a price, and reev acts at once or not at all',
  approval: 'asks to be asked first; ask for a plan, and run it when you have seen it',
  unsupported: 'asks for something that reev does not do',
};
