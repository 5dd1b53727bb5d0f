import { type Address, type Assumption, findMint, findShareMint } from '../../domain';
import type { MeantStep, Slot } from './plan-slots';
import { amountOf, mintsOf } from './plan-slots';
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

const DEEDS: Readonly<Record<MeantStep['call']['tool'], Deed>> = {
  sol_transfer: 'transfer',
  spl_transfer: 'transfer',
  jupiter_swap: 'swap',
  jupiter_lend_earn_deposit: 'lend',
  jupiter_lend_earn_withdraw: 'withdraw',
  jupiter_lend_earn_mint: 'mint',
  jupiter_lend_earn_redeem: 'redeem',
  get_account_balance: 'balance',
  get_jupiter_lend_earn_position: 'positions',
  get_jupiter_lend_earn_tokens: 'tokens',
};

/** What a step does. */
export const deedOf = ({ call }: MeantStep): Deed => DEEDS[call.tool];

/** Does the step move money? */
export const movesMoney = (step: MeantStep): boolean => !step.call.tool.startsWith('get_');

/** Every mint that the plan names. */
export function plannedMints({ steps }: Case): ReadonlySet<Address> {
  return new Set(steps.flatMap(({ call }) => mintsOf(call)));
}

/** The mints that leave the wallet. */
export function givenMints({ steps }: Case): ReadonlySet<Address> {
  return new Set(
    steps.flatMap(({ call }) =>
      call.tool === 'jupiter_swap' ? [call.inputMint] : call.tool.startsWith('get_') ? [] : mintsOf(call),
    ),
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
