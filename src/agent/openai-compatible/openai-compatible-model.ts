import { type Clock } from '../../common/clock';
import { type Random } from '../../common/random';
import type { ModelEndpoint } from '../../config';
import { ATTRIBUTES, SPANS, type Tracing } from '../../observability';
import { type Completion, type CompletionRequest, LanguageModel } from '../language-model';
import { ModelError } from '../model-error';
import type { ModelMeter } from '../model-meter';
import { BrokenConnection, ChatTransport } from './chat-transport';
import { DIALECTS, type Feature } from './dialect';
import { judgeAnswer } from './judge-answer';
import { readCompletion } from './read-completion';
import { requestBody } from './request-body';

const MAX_RETRIES = 2;
const BACK_OFF_MS = 1_000;
/** Longest wait that an endpoint may ask for; one that asks for more is given up. */
const MAX_WAIT_MS = 10_000;

/** What the requests of a model share. */
export interface ModelSurroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly tracing: Tracing;
  readonly meter: ModelMeter;
}

/** A model behind the chat completions that OpenAI made the custom. Remembers what its endpoint does not take. */
export class OpenAiCompatibleModel extends LanguageModel {
  readonly name: string;
  private readonly transport: ChatTransport;
  private readonly features: Set<Feature>;

  constructor(
    private readonly endpoint: ModelEndpoint,
    private readonly around: ModelSurroundings,
  ) {
    super();
    this.name = endpoint.name;
    this.transport = new ChatTransport(endpoint, around.clock);
    this.features = new Set(DIALECTS[endpoint.provider].features);
  }

  complete(request: CompletionRequest): Promise<Completion> {
    const { provider, model, baseUrl } = this.endpoint;
    const { hostname, port } = new URL(baseUrl);
    const attributes = {
      [ATTRIBUTES.operation]: 'chat',
      [ATTRIBUTES.provider]: provider,
      [ATTRIBUTES.requestModel]: model,
      [ATTRIBUTES.maxTokens]: request.maxTokens,
      [ATTRIBUTES.serverAddress]: hostname,
      ...(port !== '' && { [ATTRIBUTES.serverPort]: Number(port) }),
      ...(request.conversationId !== undefined && { [ATTRIBUTES.conversation]: request.conversationId }),
    };
    return this.around.tracing.clientSpan(`${SPANS.chat} ${model}`, attributes, async (span) => {
      const completion = await this.metered(() => this.answered(request));
      span.setAttributes({
        [ATTRIBUTES.responseModel]: completion.model,
        [ATTRIBUTES.responseId]: completion.id,
        [ATTRIBUTES.finishReasons]: [completion.finish],
        [ATTRIBUTES.inputTokens]: completion.usage.inputTokens,
        [ATTRIBUTES.outputTokens]: completion.usage.outputTokens,
      });
      return completion;
    });
  }

  private async metered(work: () => Promise<Completion>): Promise<Completion> {
    const { clock, meter } = this.around;
    const startedAt = clock.now();
    const call = { provider: this.endpoint.provider, model: this.name };
    const seconds = () => (clock.now() - startedAt) / 1_000;
    try {
      const completion = await work();
      const { inputTokens, outputTokens } = completion.usage;
      meter.record({ ...call, outcome: 'answered', inputTokens, outputTokens, seconds: seconds() });
      return completion;
    } catch (error) {
      const outcome = error instanceof ModelError ? error.failure : 'aborted';
      meter.record({ ...call, outcome, inputTokens: 0, outputTokens: 0, seconds: seconds() });
      throw error;
    }
  }

  private async answered(request: CompletionRequest): Promise<Completion> {
    const startedAt = this.around.clock.now();
    let retries = 0;
    for (;;) {
      const tried = await this.attempt(request);
      if ('completion' in tried) {
        const { tokens, ...completion } = tried.completion;
        const latencyMs = this.around.clock.now() - startedAt;
        const { input: inputTokens, output: outputTokens, cached: cachedTokens } = tokens;
        return { ...completion, usage: { inputTokens, outputTokens, cachedTokens, latencyMs, retries } };
      }
      if (tried.waitMs === undefined) continue;
      retries += 1;
      if (retries > MAX_RETRIES) throw new ModelError('unavailable', tried.message);
      await this.wait(tried.waitMs, request.signal);
    }
  }

  /** One request. A feature that the endpoint does not take is given up for good, and no retry is counted. */
  private async attempt(request: CompletionRequest): Promise<Attempted> {
    const { model, provider } = this.endpoint;
    const body = requestBody(model, request, DIALECTS[provider], this.features);
    try {
      const answer = await this.transport.post(body, request.signal);
      if (answer.status === 200) return { completion: readCompletion(answer.body, model) };
      const judgement = judgeAnswer(answer, [...this.features], this.endpoint);
      if (judgement.kind === 'rejected') throw new ModelError('rejected', judgement.message);
      if (judgement.kind === 'without') {
        this.features.delete(judgement.feature);
        return {};
      }
      return { message: judgement.message, waitMs: this.waitOf(judgement) };
    } catch (error) {
      if (!(error instanceof BrokenConnection)) throw error;
      return { message: error.message, waitMs: this.backOff() };
    }
  }

  /** @throws {ModelError} `unavailable` when the endpoint asks for more patience than there is */
  private waitOf({ afterMs, message }: { readonly afterMs?: number; readonly message: string }): number {
    if (afterMs === undefined) return this.backOff();
    if (afterMs > MAX_WAIT_MS) throw new ModelError('unavailable', message, afterMs);
    return afterMs;
  }

  private backOff(): number {
    return Math.round(BACK_OFF_MS * (1 + this.around.random.draw()));
  }

  private async wait(ms: number, signal: AbortSignal): Promise<void> {
    await this.around.clock.sleep(ms, signal);
    signal.throwIfAborted();
  }
}

type Attempted =
  | { readonly completion: ReturnType<typeof readCompletion> }
  | { readonly message: string; readonly waitMs: number }
  | { readonly message?: undefined; readonly waitMs?: undefined };
