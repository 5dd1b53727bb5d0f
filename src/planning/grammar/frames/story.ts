import {
  type Address,
  type Amount,
  type Assumption,
  FULL_BPS,
  type Mint,
  type ToolCall,
  outputOf,
} from '../../../domain';
import { RefusedPrompt } from '../refuse';
import type { ParsedStep, ParsedSteps } from './parsed-step';

/** What an earlier step leaves for later ones to speak of. */
export interface Produced {
  readonly stepId: string;
  readonly mint: Mint;
  /** How much of it later steps have taken, in basis points. */
  takenBps: number;
}

/** Most steps of one flow. */
const MOST_STEPS = 12;

/** What was said so far: the steps, and what "it", "the rest" and "the USDC" mean next. */
export class Story {
  private readonly steps: ParsedStep[] = [];
  private readonly assumptions: Assumption[] = [];
  private readonly counts = new Map<string, number>();
  private readonly outputs: Produced[] = [];
  /** Addresses that it is sent from. */
  readonly sources: Address[] = [];
  /** The token that the last step took, and whether it took it out of an earlier output. */
  lastSpent: { readonly mint: Mint; readonly from: Produced | undefined } | undefined;
  /** The token that was last lent, for "withdraw it". */
  lastLent: Mint | undefined;
  /** The token whose balance was last shown, for "lend all of it". */
  lastShown: Mint | undefined;
  /** Came the last step from "multiply", which lends by itself? */
  hasMultiplied = false;

  /** @param made what steps before the first sentence left, oldest first */
  constructor(made: readonly Produced[] = []) {
    for (const output of made) this.outputs.push({ ...output });
    const divided = this.outputs.findLast(({ takenBps }) => takenBps > 0);
    this.lastSpent = divided && { mint: divided.mint, from: divided };
  }

  /** @param kind first part of the step's id */
  add(kind: string, call: ToolCall, dependsOn: readonly (string | undefined)[] = []): string {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const stepId = `${kind}_${count}`;
    const known = dependsOn.filter((id) => id !== undefined);
    if (this.steps.length >= MOST_STEPS)
      throw new RefusedPrompt('unsupported_intent', `A flow has at most ${MOST_STEPS} steps.`);
    this.steps.push({ stepId, call, dependsOn: [...new Set(known)] });
    return stepId;
  }

  assumeHalf(stepId: string, symbol: string): void {
    this.assumptions.push({
      code: 'amount_defaulted',
      stepId,
      detail: `The prompt names no amount: ${stepId} takes 50 % of the ${symbol}.`,
    });
  }

  produce(stepId: string, mint: Mint): void {
    this.outputs.push({ stepId, mint, takenBps: 0 });
  }

  /** The newest output, of that token where one is named; share tokens only when named. */
  latest(mint?: Mint): Produced | undefined {
    return this.outputs.findLast((output) =>
      mint ? output.mint === mint : output.mint.shareOf === undefined,
    );
  }

  /** A part of an output. */
  take(output: Produced, bps = FULL_BPS): Amount {
    output.takenBps += bps;
    if (output.takenBps > FULL_BPS) {
      throw new RefusedPrompt(
        'invalid_amount',
        `More than all ${output.mint.symbol} of ${output.stepId} would be used.`,
      );
    }
    return outputOf(output.stepId, bps);
  }

  get isEmpty(): boolean {
    return this.steps.length === 0;
  }

  get lastTool(): ToolCall['tool'] | undefined {
    return this.steps.at(-1)?.call.tool;
  }

  /** Gives the last swap the slippage that was said after it. */
  setSlippage(slippageBps: number): void {
    const at = this.steps.findLastIndex((step) => step.call.tool === 'jupiter_swap');
    const step = this.steps[at];
    if (step?.call.tool !== 'jupiter_swap') return;
    this.steps[at] = { ...step, call: { ...step.call, slippageBps } };
  }

  told(): ParsedSteps {
    return { steps: this.steps, assumptions: this.assumptions, sources: this.sources };
  }
}
