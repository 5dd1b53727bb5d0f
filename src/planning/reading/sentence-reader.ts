import { MAX_PROMPT_LENGTH, type Refusal, type ToolCall, isQuery } from '../../domain';
import { KnownTokens } from '../known-tokens';
import { offerReadings } from '../offer-readings';
import { PromptReader, type ReadPrompt, type ReaderContext } from '../prompt-reader';
import type { TokenDirectory } from '../token-directory';
import type { ParsedSteps, Produced } from './discourse/step';
import { tellFrames } from './discourse/tell-frames';
import { markTold } from './operators/mark-told';
import { settleOperators } from './operators/settle-operators';
import { RefusedPrompt } from './refused-prompt';
import { type Reading, searchReadings } from './search/search-readings';
import type { Item } from './tags/item';
import { readItems } from './tags/read-items';
import { normaliseText } from './text/normalise-text';
import { splitWords } from './text/split-words';
import { WEIGHTS } from './weights';

/** Longer prompts have too many places that could be filled in. */
const REWORDED_UP_TO = 300;

interface Outcome {
  readonly cost: number;
  readonly steps?: ParsedSteps;
  readonly refusal?: RefusedPrompt;
}

/**
 * Reads English: plain characters -> tags -> operators -> frames by search -> steps. Pure: the same text always reads the
 * same.
 */
export class SentenceReader extends PromptReader {
  constructor(private readonly tokens: TokenDirectory = new KnownTokens()) {
    super();
  }

  read(prompt: string, _context?: ReaderContext, made: readonly Produced[] = []): ReadPrompt {
    const read = this.readOnce(prompt, made);
    if (read.kind === 'steps') return { kind: 'steps', ...read.steps };
    const { refusal, plans } = read;
    if (refusal.code !== 'ambiguous') return { kind: 'refused', refusal, readings: [] };
    const isShort = prompt.length <= REWORDED_UP_TO;
    const worded = plans.length > 0 || !isShort ? plans : this.rewordings(prompt, made);
    const again = (text: string) => this.plainly(text);
    return { kind: 'refused', refusal, readings: offerReadings(worded, again) };
  }

  private readOnce(prompt: string, made: readonly Produced[]): ReadOnce {
    return attempt(() => {
      const items = this.itemsOf(prompt);
      return attempt(
        () => readSettled(settleOperators(items), made),
        (refusal) => faultOf(items, made) ?? refusal,
      );
    });
  }

  private itemsOf(prompt: string): Item[] {
    if (prompt.trim() === '') throw new RefusedPrompt('empty_prompt', 'The prompt is empty.');
    const length = [...prompt].length;
    if (length > MAX_PROMPT_LENGTH)
      throw new RefusedPrompt(
        'prompt_too_long',
        `The prompt has ${length} characters; ${MAX_PROMPT_LENGTH} are allowed.`,
      );
    const { text, flaw } = normaliseText(prompt);
    if (flaw) throw new RefusedPrompt(flaw.code, flaw.detail);
    return markTold(readItems(splitWords(text), this.tokens));
  }

  /** What the prompt would mean with what it leaves open filled in. */
  private rewordings(prompt: string, made: readonly Produced[]): ToolCall[][] {
    return wordingsOf(prompt).flatMap((text) => {
      const read = this.readOnce(text, made);
      return read.kind === 'steps' ? [callsOf(read.steps)] : [];
    });
  }

  private plainly(prompt: string): ReadPrompt {
    const read = this.readOnce(prompt, []);
    return read.kind === 'steps' ? { kind: 'steps', ...read.steps } : { ...read, readings: [] };
  }
}

type ReadOnce =
  | { readonly kind: 'steps'; readonly steps: ParsedSteps }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly plans: readonly ToolCall[][] };

function attempt(read: () => ReadOnce, otherwise = (refusal: Refusal): Refusal => refusal): ReadOnce {
  try {
    return read();
  } catch (error) {
    if (error instanceof RefusedPrompt)
      return { kind: 'refused', refusal: otherwise(error.refusal), plans: [] };
    throw error;
  }
}

function readSettled(items: readonly Item[], made: readonly Produced[]): ReadOnce {
  return choose(outcomesOf(searchReadings(items).readings, made));
}

/** What is wrong with the order itself goes before what is said around it: "swap 0 SOL to USDC, just testing". */
function faultOf(items: readonly Item[], made: readonly Produced[]): Refusal | undefined {
  if (items.some((item) => item.k === 'op' && /^(?:unsupported|limit)$/.test(item.op))) return undefined;
  const bare = items.filter(({ k }) => k !== 'op');
  const read = attempt(() => readSettled(bare, made));
  const isFault = read.kind === 'refused' && /^(?:invalid_amount|same_mint)$/.test(read.refusal.code);
  return isFault ? read.refusal : undefined;
}

/** "1,5" with a point or without, "to A and B" each or together, "half SOL" of one or of all. */
function wordingsOf(prompt: string): string[] {
  const numbers = /(\d+),(\d+)/.test(prompt)
    ? [prompt.replace(/(\d+),(\d+)/g, '$1.$2'), prompt.replace(/(\d+),(\d+)/g, '$1$2')]
    : [];
  const parts = /\b(half|quarter|third)\b/i.test(prompt)
    ? [
        prompt.replace(/\b(half|quarter|third)\b/i, '$1 a'),
        prompt.replace(/\b(half|quarter|third)\b/i, '$1 of my'),
      ]
    : [];
  return [...numbers, ...parts, `${prompt} each`, `${prompt}, split evenly`];
}

/** Outcomes of the readings that could still win or be offered; they come cheapest first. */
function outcomesOf(readings: readonly Reading[], made: readonly Produced[]): Outcome[] {
  const outcomes: Outcome[] = [];
  let bound = Infinity;
  for (const reading of readings) {
    if (reading.cost > bound) break;
    const outcome = outcomeOf(reading, made);
    outcomes.push(outcome);
    if (outcome.steps) bound = Math.min(bound, outcome.cost + WEIGHTS.margin);
  }
  return outcomes;
}

function outcomeOf({ frames, cost }: Reading, made: readonly Produced[]): Outcome {
  try {
    return { cost, steps: tellFrames(frames, made) };
  } catch (error) {
    if (error instanceof RefusedPrompt) return { cost: cost + WEIGHTS.refused, refusal: error };
    throw error;
  }
}

/** Costs beyond which a reading is a guess. */
const LIMIT = 5.5;
/** How much more than the best a reading may cost to be offered. */
const OFFERED_WITHIN = 2;

/** The cheapest outcome, unless another one moves other money for hardly more. */
function choose(outcomes: readonly Outcome[]): ReadOnce {
  const sorted = outcomes.toSorted((a, b) => a.cost - b.cost);
  const [best] = sorted;
  if (best === undefined)
    throw new RefusedPrompt('unsupported_intent', 'The prompt asks for nothing that reev does.');
  const plans = plansWithin(sorted, best.cost + OFFERED_WITHIN);
  if (best.steps === undefined) {
    const why = best.refusal ?? new RefusedPrompt('ambiguous', 'The prompt cannot be read.');
    return { kind: 'refused', refusal: why.refusal, plans };
  }
  const key = keyOf(best.steps);
  const isRivalled = sorted.some(
    ({ steps, cost }) => steps !== undefined && cost - best.cost < WEIGHTS.margin && keyOf(steps) !== key,
  );
  if (!isRivalled && best.cost <= LIMIT) return { kind: 'steps', steps: best.steps };
  const detail = isRivalled
    ? 'The prompt can be read in ways that move different money.'
    : 'Parts of the prompt stay unclear.';
  return { kind: 'refused', refusal: new RefusedPrompt('ambiguous', detail).refusal, plans };
}

function plansWithin(sorted: readonly Outcome[], most: number): ToolCall[][] {
  return sorted.flatMap(({ steps, cost }) => (steps && cost <= most ? [callsOf(steps)] : []));
}

function callsOf({ steps }: ParsedSteps): ToolCall[] {
  return steps.map(({ call }) => call);
}

/** What money moves, in which order. */
function keyOf(steps: ParsedSteps): string {
  return JSON.stringify(
    callsOf(steps).filter((call) => !isQuery(call)),
    (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value),
  );
}
