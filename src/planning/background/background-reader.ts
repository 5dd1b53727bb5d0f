import { isDeepStrictEqual } from 'node:util';
import type { RefusalCode, ToolCall } from '../../domain';
import { offerReadings } from '../offer-readings';
import { PromptReader, type ReadPrompt, type ReaderContext, type RefusedReading } from '../prompt-reader';
import type { ParsedSteps, Produced } from '../reading';
import type { TokenDirectory } from '../token-directory';
import type { BackgroundModel } from './background-model';
import { cuttable } from './cut-guard';
import { cutSpans } from './cut-spans';
import { splitPrompt } from './split-prompt';
import { type SpanLimits, talkSpans } from './talk-spans';

/** How sure the model has to be. */
export interface BackgroundLimits extends SpanLimits {
  /** A prompt in which a word is binding with this probability stays as it is. */
  readonly binding: number;
}

/** Chosen on sentences of authors whose others the model had not been trained on. */
export const LIMITS: BackgroundLimits = { least: 0.5, mean: 0.8, binding: 0.3 };

/** Refusals that are about the prompt itself, whatever its words are. */
const FINAL: ReadonlySet<RefusalCode> = new Set(['empty_prompt', 'prompt_too_long', 'invalid_recipient']);

/** Three words or more in quotation marks: somebody's words, and what is around them says whose. */
const QUOTATION = /["“”«»„][^"“”«»„]*\S\s+\S+\s+\S[^"“”«»„]*["“”«»„]/;

/**
 * Reads as another reader does. What that one refuses is read a second time without the talk around the order, where the
 * model is sure of it, nothing in the prompt binds the order, and the closed class of {@link cuttable} lets it go; a refusal
 * that this does not lift stands as it was. A plan that would be another one without the talk is refused.
 */
export class BackgroundReader extends PromptReader {
  constructor(
    private readonly reader: PromptReader,
    private readonly model: Pick<BackgroundModel, 'label'>,
    private readonly tokens: TokenDirectory,
    private readonly limits: BackgroundLimits = LIMITS,
  ) {
    super();
  }

  read(prompt: string, context?: ReaderContext, made: readonly Produced[] = []): ReadPrompt {
    const read = this.reader.read(prompt, context, made);
    if (read.kind === 'refused' && FINAL.has(read.refusal.code)) return read;
    const shorter = this.withoutTalk(prompt);
    if (shorter === undefined) return read;
    const again = this.reader.read(shorter, context, made);
    if (again.kind === 'refused') return read;
    if (read.kind === 'refused') return saysTwice(again) ? read : again;
    return isDeepStrictEqual(callsOf(read), callsOf(again)) ? read : this.ambiguous([again, read]);
  }

  private ambiguous(plans: readonly ParsedSteps[]): RefusedReading {
    const refusal = {
      code: 'ambiguous',
      detail: 'What the prompt says around the order would change what it moves.',
      suggestion: 'Write the order alone, such as "swap 1 SOL to USDC".',
    } as const;
    const readings = offerReadings(plans.map(callsOf), (prompt) => this.reader.read(prompt));
    return { kind: 'refused', refusal, readings };
  }

  /** The prompt without its talk; `undefined`: nothing may be left out. */
  private withoutTalk(prompt: string): string | undefined {
    if (QUOTATION.test(prompt)) return undefined;
    const split = splitPrompt(prompt);
    const words = this.model.label(split);
    if (words.some(({ binding }) => binding >= this.limits.binding)) return undefined;
    const spans = cuttable(talkSpans(words, this.limits), split, this.tokens);
    return spans.length > 0 ? cutSpans(prompt, words, spans) : undefined;
  }
}

function callsOf({ steps }: ParsedSteps): readonly ToolCall[] {
  return steps.map(({ call }) => call);
}

/** The same step twice is an order and what restates it. */
function saysTwice(plan: ParsedSteps): boolean {
  const calls = callsOf(plan);
  return calls.some((call, at) => calls.slice(0, at).some((earlier) => isDeepStrictEqual(earlier, call)));
}
