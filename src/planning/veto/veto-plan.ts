import type { Address, Assumption, Mint } from '../../domain';
import type { Case, Check, Objection } from './case';
import { checkAddresses } from './checks/addresses.check';
import { checkAmounts } from './checks/amounts.check';
import { checkBought } from './checks/bought.check';
import { checkDelays } from './checks/delays.check';
import { checkDirection } from './checks/direction.check';
import { checkForbidden } from './checks/forbidden.check';
import { checkGiven } from './checks/given.check';
import { checkHoldings } from './checks/holdings.check';
import { checkLooseMentions } from './checks/loose-mentions.check';
import { checkNumbers } from './checks/numbers.check';
import { checkOperators } from './checks/operators.check';
import { checkOrder } from './checks/order.check';
import { checkOtherErrands } from './checks/other-errands.check';
import { checkOutputs } from './checks/outputs.check';
import { checkQuotation } from './checks/quotation.check';
import { checkSlippage } from './checks/slippage.check';
import { checkTokens } from './checks/tokens.check';
import { checkSides } from './checks/sides.check';
import { checkUnits } from './checks/units.check';
import { checkVerbs } from './checks/verbs.check';
import { type MeantStep, slotsOf } from './plan-slots';
import { unreadableIn } from './scan/plain-text';
import { scanPrompt } from './scan/scanned-prompt';

/** A plan as some planner read it from a prompt. */
export interface ReadPlan {
  readonly prompt: string;
  readonly steps: readonly MeantStep[];
  readonly assumptions: readonly Assumption[];
  /** The wallet that asks; absent: not known. */
  readonly wallet?: Address;
}

const CHECKS: readonly Check[] = [
  checkQuotation,
  checkOperators,
  checkForbidden,
  checkDelays,
  checkOtherErrands,
  checkAddresses,
  checkNumbers,
  checkUnits,
  checkSlippage,
  checkTokens,
  checkVerbs,
  checkLooseMentions,
  checkGiven,
  checkBought,
  checkHoldings,
  checkDirection,
  checkSides,
  checkAmounts,
  checkOutputs,
  checkOrder,
];

/**
 * Holds a plan against its prompt, whoever made the plan: every number, token, address, verb and operator of the prompt is
 * accounted for by the plan, and everything that the plan moves stands in the prompt. Knows nothing of how prompts are read;
 * it scans the text by itself. Pure.
 * @param known the tokens that can be named
 * @returns the first objection; `undefined`: the plan may run
 */
export function vetoPlan(plan: ReadPlan, known: readonly Mint[]): Objection | undefined {
  const hidden = unreadableIn(plan.prompt);
  if (hidden !== undefined) {
    return {
      code: 'ambiguous',
      detail: 'The prompt has a character that does not read as what it looks like.',
      words: hidden,
    };
  }
  const it: Case = {
    ...scanPrompt(plan.prompt, known),
    steps: plan.steps,
    slots: slotsOf(plan.steps),
    assumptions: plan.assumptions,
    wallet: plan.wallet,
  };
  for (const check of CHECKS) {
    const objection = check(it);
    if (objection) return objection;
  }
  return undefined;
}
