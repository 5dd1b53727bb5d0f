import {
  type Address,
  type Assumption,
  DEFINITIONS,
  type Sides,
  amountOf,
  findMint,
  findShareMint,
  isQuery,
  mintsOf,
  sidesOf,
} from '../../domain';
import type { MeantStep, Slot } from './plan-slots';
import type { ScannedPrompt } from './scan/scanned-prompt';
import type { Deed } from './scan/verb-lexicon';

/** A prompt and the plan that is held against it. */
export interface Case extends ScannedPrompt {
  readonly steps: readonly MeantStep[];
  readonly slots: readonly Slot[];
  readonly assumptions: readonly Assumption[];
  /** The wallet that asks; absent: not known. */
  readonly wallet: Address | undefined;
}

/** What the prompt says and the plan does not, or the other way round. */
export interface Objection {
  readonly code: 'ambiguous' | 'unsupported_intent' | 'missing_amount';
  /** For a person: one sentence. */
  readonly detail: string;
  /** The words of the prompt that it is about; empty: none. */
  readonly words: string;
}

/** One kind of accounting; `undefined`: nothing to object to. */
export type Check = (it: Case) => Objection | undefined;

/** What a step does. */
export const deedOf = ({ call }: MeantStep): Deed => DEFINITIONS[call.tool].template.action;

/** What is traded for what, a swap each. */
export function tradesOf({ steps }: Pick<Case, 'steps'>): readonly (Sides & { readonly stepId: string })[] {
  return steps.flatMap((step) => {
    const { stepId, call } = step;
    return isQuery(call) || deedOf(step) !== 'swap' ? [] : [{ stepId, ...sidesOf(call) }];
  });
}

/** Does the step move money? */
export const movesMoney = ({ call }: MeantStep): boolean => !isQuery(call);

/** Every mint that the plan names. */
export function plannedMints({ steps }: Case): ReadonlySet<Address> {
  return new Set(steps.flatMap(({ call }) => mintsOf(call)));
}

/** The mints that leave the wallet; of what is taken out of lending, the asset. */
export function givenMints({ steps }: Case): ReadonlySet<Address> {
  return new Set(
    steps.flatMap(({ call }) => {
      if (isQuery(call)) return [];
      const { given } = sidesOf(call);
      const named = mintsOf(call);
      return named.includes(given) ? [given] : named;
    }),
  );
}

/** Does some step take from what an earlier one produced? */
export function takesOutputs({ steps }: Case): boolean {
  return steps.some(({ call }) => amountOf(call)?.kind === 'output_of');
}

/** Does some step leave something behind that was named? */
export function keepsSomething({ slots, steps }: Case): boolean {
  return (
    slots.some(({ kind }) => kind === 'kept') || steps.some(({ call }) => amountOf(call)?.kind === 'percent')
  );
}

/** The share token of an asset's vault, and the asset of a share token. */
export function relatedMints(mint: Address): readonly Address[] {
  const share = findShareMint(mint)?.address;
  const asset = findMint(mint)?.shareOf;
  return [share, asset].filter((other): other is Address => other !== undefined);
}
