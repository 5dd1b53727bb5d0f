import {
  ALL,
  type Address,
  type Amount,
  type Assumption,
  FULL_BPS,
  type Mint,
  type Share,
  type ToolCall,
  outputShare,
  restOf,
} from '../../../domain';
import type { Topic } from '../frames/frame';
import { RefusedPrompt } from '../refused-prompt';
import type { ParsedStep, ParsedSteps, Produced } from './step';

/** An output and the shares of it that steps have taken. */
export interface Output {
  readonly stepId: string;
  readonly mint: Mint;
  readonly taken: Share[];
  /** A step has taken a number of it, so that no share can name what is left. */
  isBroken: boolean;
}

/** What a step takes, and from which output if from one. */
export interface Taken {
  readonly amount: Amount;
  readonly from?: Output;
}

const MAX_STEPS = 12;
const WHOLE: Share = { bps: FULL_BPS };

/** The ledger of what was said so far: the steps, what they leave, and what "it", "the rest" and "the USDC" mean next. */
export class Story {
  private readonly steps: ParsedStep[] = [];
  private readonly assumptions: Assumption[] = [];
  private readonly counts = new Map<string, number>();
  private readonly outputs: Output[];
  readonly sources: Address[] = [];
  /** What the last step took, for "the rest". */
  lastSpent: { readonly mint: Mint; readonly from?: Output; readonly amount: Amount } | undefined;
  lastLent: Mint | undefined;
  lastShown: Mint | undefined;
  /** The token that was last talked of. */
  topic: Topic | undefined;
  /** The last step came from "multiply", which lends by itself. */
  hasMultiplied = false;

  /** @param made what steps before the first sentence left, oldest first */
  constructor(made: readonly Produced[] = []) {
    this.outputs = made.map(({ stepId, mint, takenBps }) => ({
      stepId,
      mint,
      taken: takenBps > 0 ? [{ bps: takenBps }] : [],
      isBroken: false,
    }));
    const divided = this.outputs.findLast(({ taken }) => taken.length > 0);
    if (divided)
      this.lastSpent = { mint: divided.mint, from: divided, amount: outputShare(divided.stepId, WHOLE) };
  }

  /** @param kind first part of the step's id */
  add(kind: string, call: ToolCall, dependsOn: readonly (string | undefined)[] = []): string {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const stepId = `${kind}_${count}`;
    if (this.steps.length >= MAX_STEPS)
      throw new RefusedPrompt('unsupported_intent', `A flow has at most ${MAX_STEPS} steps.`);
    this.steps.push({ stepId, call, dependsOn: [...new Set(dependsOn.filter((id) => id !== undefined))] });
    return stepId;
  }

  assumeHalf(stepId: string, symbol: string): void {
    const detail = `The prompt names no amount: ${stepId} takes 50 % of the ${symbol}.`;
    this.assumptions.push({ code: 'amount_defaulted', stepId, detail });
  }

  produce(stepId: string, mint: Mint): void {
    this.outputs.push({ stepId, mint, taken: [], isBroken: false });
  }

  /** The newest output, of that token where one is named; share tokens only when named. */
  latest(mint?: Mint): Output | undefined {
    if (mint === undefined && this.outputs.at(-1)?.stepId.startsWith('mint_')) return this.outputs.at(-1);
    return this.outputs.findLast((output) =>
      mint ? output.mint === mint : output.mint.shareOf === undefined,
    );
  }

  /** The newest outputs that nothing has been taken of, oldest first. */
  untouched(count: number): readonly Output[] {
    return this.outputs
      .filter(({ taken, isBroken, mint }) => taken.length === 0 && !isBroken && mint.shareOf === undefined)
      .slice(-count);
  }

  /** Did the step right before bring the same token, and is that untouched, too? */
  hasTwin(output: Output): boolean {
    const other = this.outputs[this.outputs.indexOf(output) - 1];
    const areSwaps = [output, other].every((one) => one?.stepId.startsWith('swap_'));
    return other?.mint === output.mint && areSwaps && other.taken.length === 0 && output.taken.length === 0;
  }

  first(): Output | undefined {
    return this.outputs.findLast((_, index) => index === this.outputs.length - 2);
  }

  /**
   * A share of an output.
   * @throws {RefusedPrompt} `invalid_amount` when steps would take more than there is
   */
  take(output: Output, share: Share = WHOLE): Taken {
    output.taken.push(share);
    if (restOf(output.taken) === undefined || output.isBroken)
      throw new RefusedPrompt(
        'invalid_amount',
        `More than all ${output.mint.symbol} of ${output.stepId} would be used.`,
      );
    return { amount: outputShare(output.stepId, share), from: output };
  }

  /**
   * "The rest" of a token: of an output that was divided, what is left of it; else everything there is.
   * @throws {RefusedPrompt} `ambiguous` where a number was taken of an output, so that its rest has no share
   */
  rest(mint: Mint | undefined): Taken & { readonly mint: Mint } {
    const token = mint ?? this.lastSpent?.mint;
    if (token === undefined)
      throw new RefusedPrompt('ambiguous', 'The prompt does not say of what the rest is.');
    const from = this.lastSpent?.mint === token ? this.lastSpent.from : undefined;
    if (from === undefined) return { mint: token, amount: ALL };
    const left = restOf(from.taken);
    if (from.isBroken || left === undefined || left.bps === 0)
      throw new RefusedPrompt('ambiguous', `It is not clear how much ${token.symbol} is left.`);
    return { ...this.take(from, left), mint: token };
  }

  get isEmpty(): boolean {
    return this.steps.length === 0;
  }

  /** Gives the last swap the slippage that was said after it; tells whether there was one. */
  setSlippage(slippageBps: number): boolean {
    const at = this.steps.findLastIndex((step) => step.call.tool === 'jupiter_swap');
    const step = this.steps[at];
    if (step?.call.tool !== 'jupiter_swap') return false;
    this.steps[at] = { ...step, call: { ...step.call, slippageBps } };
    return true;
  }

  told(): ParsedSteps {
    return { steps: this.steps, assumptions: this.assumptions, sources: this.sources };
  }
}
