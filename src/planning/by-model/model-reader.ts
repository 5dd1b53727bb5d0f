import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type LanguageModel, structuredAnswer, withinBudget } from '../../agent';
import { Clock } from '../../common/clock';
import { ModelsConfig } from '../../config';
import type { ModelReading, RefusalCode, ToolCall } from '../../domain';
import type { Interpretation, PromptRequest } from '../interpretation';
import { offerReadings } from '../offer-readings';
import { PromptReader, type ReadPrompt } from '../prompt-reader';
import type { ParsedSteps } from '../reading';
import { TokenDirectory } from '../token-directory';
import { vetoPlan } from '../veto';
import { instructions, quotedPrompt } from './instructions';
import type { Intents } from './intent';
import { INTENT_SCHEMA } from './intent-schema';
import { readIntents } from './read-intents';
import { UnsettledIntent, settleIntents } from './settle-intents';

const PLAINER =
  'Write it in plainer words, one action a sentence, such as "swap 1 SOL to USDC, then lend the USDC".';

/**
 * Has a language model name what a prompt asks for. Our resolver makes the mints and the raw units, the veto holds the
 * result against the prompt, and where the grammar reads the same prompt otherwise neither is believed.
 */
@Injectable()
export class ModelReader {
  constructor(
    private readonly grammar: PromptReader,
    private readonly tokens: TokenDirectory,
    private readonly config: ModelsConfig,
    private readonly clock: Clock,
  ) {}

  /** @throws {ModelError} when the model gives nothing that can be used */
  async interpret(model: LanguageModel, request: PromptRequest): Promise<Interpretation> {
    const planner = `llm:${model.name}`;
    const own = this.grammar.read(request.prompt, { owner: request.wallet });
    if (own.kind === 'refused' && isHopeless(own.refusal.code)) return { read: own, planner };
    const { value, turns, usage, model: answered } = await this.ask(model, request);
    const reading: ModelReading = { model: answered, turns, ...usage };
    return { read: this.settle(value, request, own), planner, reading };
  }

  private ask(model: LanguageModel, { prompt, signal: caller }: PromptRequest) {
    const { timeoutMs, maxTokens } = this.config;
    return withinBudget({ clock: this.clock, timeoutMs, caller }, (signal) =>
      structuredAnswer<Intents>(model, {
        instructions: instructions(this.tokens.all()),
        input: quotedPrompt(prompt),
        schema: INTENT_SCHEMA,
        read: readIntents,
        maxTokens,
        signal,
      }),
    );
  }

  private settle(
    { steps, unsupported }: Intents,
    { prompt, wallet }: PromptRequest,
    own: ReadPrompt,
  ): ReadPrompt {
    if (unsupported !== '' || steps.length === 0)
      return refused('unsupported_intent', 'The model reads nothing in the prompt that reev does.');
    try {
      const read = settleIntents(steps, prompt, this.tokens);
      const objection = vetoPlan({ prompt, ...read, wallet }, this.tokens.all());
      const plans = own.kind === 'steps' ? [own, read] : [read];
      if (objection) return this.withReadings(objection.code, objection.detail, plans);
      if (own.kind === 'steps' && !isDeepStrictEqual(callsOf(own), callsOf(read)))
        return this.withReadings(
          'ambiguous',
          'The model and the grammar read the prompt differently.',
          plans,
        );
      return { kind: 'steps', ...read };
    } catch (error) {
      if (error instanceof UnsettledIntent) return refused(error.code, error.message);
      throw error;
    }
  }

  private withReadings(code: RefusalCode, detail: string, plans: readonly ParsedSteps[]): ReadPrompt {
    const readings = offerReadings(plans.map(callsOf), (text) => this.grammar.read(text));
    return { ...refused(code, detail), readings };
  }
}

/** No model makes a prompt of nothing. */
function isHopeless(code: RefusalCode): boolean {
  return code === 'empty_prompt' || code === 'prompt_too_long';
}

function refused(code: RefusalCode, detail: string) {
  return { kind: 'refused', refusal: { code, detail, suggestion: PLAINER }, readings: [] } as const;
}

function callsOf({ steps }: ParsedSteps): ToolCall[] {
  return steps.map(({ call }) => call);
}
