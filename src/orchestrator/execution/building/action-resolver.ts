import { Injectable } from '@nestjs/common';
import {
  type ActionCall,
  type Address,
  type Amount,
  type ExecutionSnapshot,
  type Failure,
  type FlowStep,
  type ResolvedAction,
  SOL,
  type StepOutput,
  exact,
  findShareMint,
  isQuery,
} from '../../../domain';
import { Ledger } from '../../../ledger';
import { LendingPositions, PriceFeed } from '../../../protocols';
import { courseOf } from './course';
import { resolveAmount } from './resolve-amount';

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
    const meant = amount === undefined ? call : withAmount(call, amount);
    return this.resolve(execution.wallet, meant, outputsOf(execution));
  }

  /** @param outputs of the finished steps of the same execution */
  async resolve(
    wallet: Address,
    call: ActionCall,
    outputs: ReadonlyMap<string, StepOutput>,
  ): Promise<ActionResolution> {
    switch (call.tool) {
      case 'sol_transfer':
        return this.amountOf(call, { wallet, amount: call.amount, mint: SOL.address, outputs });
      case 'spl_transfer':
        return this.amountOf(call, { wallet, amount: call.amount, mint: call.mint, outputs });
      case 'jupiter_swap': {
        const mint = call.swapMode === 'ExactIn' ? call.inputMint : call.outputMint;
        return this.amountOf(call, { wallet, amount: call.amount, mint, outputs });
      }
      case 'jupiter_lend_earn_deposit':
        return this.amountOf(call, { wallet, amount: call.amount, mint: call.assetMint, outputs });
      case 'jupiter_lend_earn_withdraw':
        return this.withdrawal(call, { wallet, amount: call.amount, mint: call.assetMint, outputs });
      case 'jupiter_lend_earn_mint':
      case 'jupiter_lend_earn_redeem': {
        const mint = findShareMint(call.assetMint)?.address ?? call.assetMint;
        const resolved = await this.rawAmount({ wallet, amount: call.shares, mint, outputs });
        return resolved.ok ? { ok: true, action: { ...call, shares: resolved.raw } } : resolved;
      }
      default:
        return call satisfies never;
    }
  }

  private async amountOf(
    call: Exclude<ActionCall, { shares: Amount }>,
    need: Need,
  ): Promise<ActionResolution> {
    const resolved = await this.rawAmount(need);
    if (!resolved.ok) return resolved;
    return { ok: true, action: { ...call, amount: resolved.raw } as ResolvedAction };
  }

  /** All of a position is redeemed by its shares: interest that accrues meanwhile leaves no dust behind. */
  private async withdrawal(
    call: Extract<ActionCall, { tool: 'jupiter_lend_earn_deposit' | 'jupiter_lend_earn_withdraw' }>,
    need: Need,
  ): Promise<ActionResolution> {
    const { shares, assets } = await this.positions.position(need.wallet, need.mint);
    if (need.amount.kind === 'all' && shares > 0n) {
      return { ok: true, action: { tool: 'jupiter_lend_earn_redeem', assetMint: need.mint, shares } };
    }
    const price = await this.priceFor(need);
    const resolved = resolveAmount(need.amount, need.mint, {
      available: assets,
      isFeeSource: false,
      outputs: need.outputs,
      price,
    });
    return resolved.ok ? { ok: true, action: { ...call, amount: resolved.raw } } : resolved;
  }

  private async rawAmount(need: Need): Promise<ReturnType<typeof resolveAmount>> {
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

function withAmount(call: ActionCall, raw: bigint): ActionCall {
  return 'shares' in call ? { ...call, shares: exact(raw) } : { ...call, amount: exact(raw) };
}

function outputsOf(execution: ExecutionSnapshot): ReadonlyMap<string, StepOutput> {
  return new Map(
    execution.steps.flatMap((step) => (step.output ? [[step.stepId, step.output] as const] : [])),
  );
}
