import { Injectable } from '@nestjs/common';
import {
  ACTIONS,
  type ActionCall,
  type Address,
  type Amount,
  type ExecutionSnapshot,
  type Failure,
  type FlowStep,
  type ResolvedAction,
  SOL,
  type StepOutput,
  amountOf,
  countedMint,
  equivalentCall,
  exact,
  isQuery,
  withAmount,
} from '../../../domain';
import { Ledger } from '../../../ledger';
import { LendingPositions, PriceFeed } from '../../../protocols';
import { courseOf } from './course';
import { type ResolvedAmount, resolveAmount } from './resolve-amount';

export type ActionResolution =
  { readonly ok: true; readonly action: ResolvedAction } | { readonly ok: false; readonly failure: Failure };

interface Need {
  readonly wallet: Address;
  readonly amount: Amount;
  readonly mint: Address;
  readonly outputs: ReadonlyMap<string, StepOutput>;
}

/** Finds the raw amounts of a step from what the ledger holds at this moment. */
@Injectable()
export class ActionResolver {
  constructor(
    private readonly ledger: Ledger,
    private readonly prices: PriceFeed,
    private readonly positions: LendingPositions,
  ) {}

  /** The step's call with the amount that is in force by now, resolved. */
  resolveStep(execution: ExecutionSnapshot, { stepId, call }: FlowStep): Promise<ActionResolution> {
    if (isQuery(call)) throw new TypeError(`${stepId} is a query and has no transaction`);
    const history = execution.steps.find((step) => step.stepId === stepId);
    const { amount } = courseOf(history?.alternatives ?? []);
    const meant = amount === undefined ? call : withAmount(call, exact(amount));
    return this.resolve(execution.wallet, meant, outputsOf(execution));
  }

  /** @param outputs of the finished steps of the same execution */
  async resolve(
    wallet: Address,
    call: ActionCall,
    outputs: ReadonlyMap<string, StepOutput>,
  ): Promise<ActionResolution> {
    const need = { wallet, amount: amountOf(call), mint: countedMint(call), outputs };
    if (ACTIONS[call.tool].measuredBy === 'position') return this.ofPosition(call, need);
    return resolved(call, await this.rawAmount(need));
  }

  /** All of a position is taken by its shares: interest that accrues meanwhile leaves no dust behind. */
  private async ofPosition(call: ActionCall, need: Need): Promise<ActionResolution> {
    const { shares, assets } = await this.positions.position(need.wallet, need.mint);
    const whole = equivalentCall(call, { given: shares, got: assets });
    if (need.amount.kind === 'all' && shares > 0n && whole) return { ok: true, action: whole };
    const price = await this.priceFor(need);
    const sources = { available: assets, isFeeSource: false, outputs: need.outputs, price };
    return resolved(call, resolveAmount(need.amount, need.mint, sources));
  }

  private async rawAmount(need: Need): Promise<ResolvedAmount> {
    if (need.amount.kind === 'exact') return { ok: true, raw: need.amount.raw };
    const isSol = need.mint === SOL.address;
    const available = await this.available(need, isSol);
    const price = await this.priceFor(need);
    return resolveAmount(need.amount, need.mint, {
      available,
      isFeeSource: isSol,
      outputs: need.outputs,
      price,
    });
  }

  private async available(need: Need, isSol: boolean): Promise<bigint> {
    const balances = await this.ledger.readBalances(need.wallet);
    return isSol ? balances.lamports : (balances.tokens.find((token) => token.mint === need.mint)?.raw ?? 0n);
  }

  private async priceFor(need: Need): Promise<number | undefined> {
    if (need.amount.kind !== 'usd') return undefined;
    return (await this.prices.prices([need.mint])).get(need.mint);
  }
}

function resolved(call: ActionCall, amount: ResolvedAmount): ActionResolution {
  return amount.ok ? { ok: true, action: withAmount(call, amount.raw) } : amount;
}

function outputsOf(execution: ExecutionSnapshot): ReadonlyMap<string, StepOutput> {
  return new Map(
    execution.steps.flatMap((step) => (step.output ? [[step.stepId, step.output] as const] : [])),
  );
}
