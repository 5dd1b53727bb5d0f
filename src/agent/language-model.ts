/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One message of a conversation with a model. */
export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls?: readonly ModelToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly text: string };

/** A function that the model may call. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
}

/** A call that the model asks for; nothing of it has been checked. */
export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text, if the model keeps to the protocol. */
  readonly arguments: string;
}

/** What to ask. */
export interface CompletionRequest {
  readonly messages: readonly ModelMessage[];
  /** Absent: none, and the answer is text. */
  readonly tools?: readonly ModelTool[];
  /** The answer must be one JSON object of this shape. The schema must be in the prompt too: most endpoints ignore it. */
  readonly schema?: { readonly name: string; readonly schema: JsonSchema };
  /** Tokens of the answer at most. */
  readonly maxTokens: number;
  /** Ends the request; the budget of time is the caller's. */
  readonly signal: AbortSignal;
  /** Ties the calls of one plan or one run together in traces. */
  readonly conversationId?: string;
}

/** Why the model ended its answer. */
export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'refusal' | 'other';

/** What one request cost. */
export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  readonly latencyMs: number;
  /** Requests beyond the first. */
  readonly retries: number;
}

/** What a model answered: data, never an order. */
export interface Completion {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  readonly finish: FinishReason;
  /** The model that answered, as the endpoint names it. */
  readonly model: string;
  readonly id: string;
  readonly usage: ModelUsage;
}

/** A language model. Another way to reach models is another adapter. */
export abstract class LanguageModel {
  /** As clients name it. */
  abstract readonly name: string;

  /** @throws {ModelError} when there is no answer that can be used */
  abstract complete(request: CompletionRequest): Promise<Completion>;
}
