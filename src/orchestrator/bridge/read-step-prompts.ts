import { AppError, type ToolCall, amountOf } from '../../domain';
import { type Produced, SentenceReader } from '../../planning';
import { outputOfCall } from './output-of-call';

/** A step of a benchmark file: what it asks for, and the places (from 1) of the steps whose output it speaks of. */
export interface SpokenStep {
  readonly prompt: string;
  readonly dependsOn: readonly number[];
}

const READER = new SentenceReader();

/** A step as it was read. */
export interface ReadStep {
  readonly stepId: string;
  readonly call: ToolCall;
  readonly dependsOn: readonly string[];
}

/**
 * Reads steps one sentence each, in order. "The USDC" in a sentence is the output of a step that it depends on, and of
 * no other.
 * @throws {AppError} `benchmark_unreadable`, naming the step, when a sentence is not exactly one tool call or a step
 * depends on one that does not come before it
 */
export function readStepPrompts(steps: readonly SpokenStep[]): ReadStep[] {
  const reader = new StepReader();
  for (const step of steps) reader.read(step);
  return reader.steps;
}

class StepReader {
  readonly steps: ReadStep[] = [];
  private readonly made: (Produced | undefined)[] = [];
  private readonly counts = new Map<string, number>();

  read({ prompt, dependsOn }: SpokenStep): void {
    const place = this.steps.length + 1;
    const before = dependsOn.map((other) => this.stepAt(other, place));
    const made = dependsOn.flatMap((other) => this.made[other - 1] ?? []);
    const parsed = READER.read(prompt, undefined, made);
    if (parsed.kind === 'refused') throw unreadable(place, parsed.refusal.detail);
    const [step, ...more] = parsed.steps;
    if (step === undefined || more.length > 0)
      throw unreadable(place, `Its prompt asks for ${parsed.steps.length} things.`);
    const stepId = this.nextId(step.stepId);
    this.take(step.call);
    this.steps.push({ stepId, call: step.call, dependsOn: before.map((other) => other.stepId) });
    const mint = outputOfCall(step.call);
    this.made.push(mint && { stepId, mint, takenBps: 0 });
  }

  private stepAt(other: number, place: number): ReadStep {
    const step = this.steps[other - 1];
    if (step === undefined) throw unreadable(place, `It depends on step ${other}, which is not before it.`);
    return step;
  }

  /** The sentence was read alone, so that its step is the first of its kind; in the flow it may be a later one. */
  private nextId(first: string): string {
    const kind = first.replace(/_\d+$/, '');
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return `${kind}_${count}`;
  }

  private take(call: ToolCall): void {
    const amount = amountOf(call);
    if (amount?.kind !== 'output_of') return;
    const output = this.made.find((made) => made?.stepId === amount.stepId);
    if (output) output.takenBps += amount.bps;
  }
}

function unreadable(place: number, detail: string): AppError {
  return new AppError('benchmark_unreadable', `Step ${place} cannot be read. ${detail}`);
}
