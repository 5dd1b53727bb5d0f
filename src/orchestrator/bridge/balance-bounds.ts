import {
  type Address,
  type Amount,
  FULL_BPS,
  type FlowPlan,
  type FlowStep,
  SOL,
  type Share,
  type Sides,
  isQuery,
  partOf,
  STEP_OVERHEAD,
  sidesOf,
} from '../../domain';
import { outputOfCall } from './output-of-call';

/** The least that a wallet holds of a token once the whole flow has run. */
export interface BalanceBound {
  readonly mint: Address;
  readonly initial: bigint;
  readonly least: bigint;
}

/**
 * For every token that a flow touches, the least that must be there in the end: what steps give is counted in full,
 * what they bring only as far as the plan fixes it, and as one raw unit where only the venue knows. A flow that did what
 * was planned meets every bound; one that lost an output or gave too much does not.
 */
export function balanceBounds({ steps, context }: Pick<FlowPlan, 'steps' | 'context'>): BalanceBound[] {
  const wallet = new Holdings();
  wallet.set(SOL.address, context.solBalance);
  for (const { mint, balance } of context.tokenBalances) wallet.set(mint, balance);
  for (const step of steps) walk(step, wallet, context.owner);
  return wallet.bounds();
}

/** What is left of a step's output. */
interface Output {
  readonly mint: Address;
  readonly least: bigint;
  takenBps: number;
}

class Holdings {
  private readonly initial = new Map<Address, bigint>();
  private readonly plain = new Map<Address, bigint>();
  private readonly outputs = new Map<string, Output>();
  private readonly touched = new Set<Address>();

  set(mint: Address, raw: bigint): void {
    this.initial.set(mint, raw);
    this.plain.set(mint, raw);
  }

  bring(stepId: string, mint: Address, least: bigint): void {
    this.touched.add(mint);
    this.outputs.set(stepId, { mint, least, takenBps: 0 });
  }

  /** @param amount absent: how much is not known, so that nothing is certain to be left */
  give(mint: Address, amount: Amount | undefined): void {
    this.touched.add(mint);
    const output = amount?.kind === 'output_of' ? this.outputs.get(amount.stepId) : undefined;
    if (amount?.kind === 'exact') this.plain.set(mint, (this.plain.get(mint) ?? 0n) - amount.raw);
    else if (amount?.kind === 'output_of' && output) output.takenBps += bpsAtMost(amount);
    else if (amount?.kind === 'percent') this.shrink(mint, bpsAtMost(amount));
    else if (amount?.kind === 'all_but') this.keep(mint, amount.raw);
    else this.shrink(mint, FULL_BPS);
  }

  /** Lamports of fees and of the rent of new accounts. */
  spendOverhead(): void {
    this.plain.set(SOL.address, (this.plain.get(SOL.address) ?? 0n) - STEP_OVERHEAD);
  }

  bounds(): BalanceBound[] {
    return [...this.touched].map((mint) => ({
      mint,
      initial: this.initial.get(mint) ?? 0n,
      least: this.leastOf(mint),
    }));
  }

  private shrink(mint: Address, bps: number): void {
    const before = this.leastOf(mint);
    this.outputs.forEach((output, stepId) => {
      if (output.mint === mint) this.outputs.delete(stepId);
    });
    this.plain.set(mint, before - partOf(before, bps));
  }

  /** All that goes beyond `raw` may be gone. */
  private keep(mint: Address, raw: bigint): void {
    const before = this.leastOf(mint);
    this.shrink(mint, FULL_BPS);
    this.plain.set(mint, before < raw ? before : raw);
  }

  private leastOf(mint: Address): bigint {
    let least = this.plain.get(mint) ?? 0n;
    for (const output of this.outputs.values()) {
      if (output.mint === mint) least += output.least - partOf(output.least, output.takenBps);
    }
    return least > 0n ? least : 0n;
  }
}

/** A share that is no whole number of basis points counts as the next one. */
function bpsAtMost({ bps, ratio }: Share): number {
  return ratio ? bps + 1 : bps;
}

function walk({ stepId, call }: FlowStep, wallet: Holdings, owner: Address): void {
  if (isQuery(call)) return;
  const sides = sidesOf(call);
  if (sides.recipient !== owner) {
    wallet.give(sides.given, sides.named === 'got' ? undefined : sides.amount);
    const mint = outputOfCall(call);
    if (mint) wallet.bring(stepId, mint.address, leastBrought(sides));
  }
  wallet.spendOverhead();
}

/** Fixed by the call where the call names what it wants; else at least something. */
function leastBrought({ named, amount }: Sides): bigint {
  return named === 'got' && amount.kind === 'exact' ? amount.raw : 1n;
}
