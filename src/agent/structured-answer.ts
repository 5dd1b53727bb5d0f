import type { Completion, JsonSchema, LanguageModel, ModelMessage, ModelUsage } from './language-model';
import { ModelError } from './model-error';

/** What a model is asked for as JSON. */
export interface StructuredQuestion<T> {
  /** What to do, without the schema. */
  readonly instructions: string;
  /** The data: what a person wrote. */
  readonly input: string;
  readonly schema: { readonly name: string; readonly schema: JsonSchema };
  /** Takes the answer apart strictly; a problem is told to the model once. */
  readonly read: (value: unknown) => ReadAnswer<T>;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

export type ReadAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export interface StructuredAnswer<T> {
  readonly value: T;
  /** 1, or 2 when the first answer had to be repaired. */
  readonly turns: number;
  /** Of all turns. */
  readonly usage: ModelUsage;
  /** The model that answered, as its endpoint names it. */
  readonly model: string;
}

const LONGEST_ECHO = 4_000;

/**
 * Asks for one JSON object and reads it strictly. An answer that is none, or that breaks the schema, is asked for once
 * more with what is wrong; one that was cut off, once more with twice the tokens.
 * @throws {ModelError}
 */
export async function structuredAnswer<T>(
  model: LanguageModel,
  question: StructuredQuestion<T>,
): Promise<StructuredAnswer<T>> {
  const messages = opening(question);
  const first = await ask(model, question, messages);
  const read = readJson(first, question);
  if (read.ok) return { value: read.value, turns: 1, usage: first.usage, model: first.model };
  const again = await ask(model, question, [...messages, ...repair(first, read.problem)]);
  const repaired = readJson(again, question);
  if (!repaired.ok)
    throw new ModelError('unusable', `The answer of ${model.name} cannot be used: ${repaired.problem}`);
  return { value: repaired.value, turns: 2, usage: sum(first.usage, again.usage), model: again.model };
}

function opening({ instructions, input, schema }: StructuredQuestion<unknown>): ModelMessage[] {
  const shape = `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema.schema)}`;
  return [
    { role: 'system', text: `${instructions}\n\n${shape}` },
    { role: 'user', text: input },
  ];
}

/** @throws {ModelError} `truncated` */
async function ask(
  model: LanguageModel,
  { schema, maxTokens, signal }: StructuredQuestion<unknown>,
  messages: readonly ModelMessage[],
): Promise<Completion> {
  const request = { messages, schema, signal };
  const answer = await model.complete({ ...request, maxTokens });
  if (answer.finish !== 'length') return answer;
  const longer = await model.complete({ ...request, maxTokens: maxTokens * 2 });
  if (longer.finish === 'length')
    throw new ModelError('truncated', `The answer of ${model.name} was cut off at ${maxTokens * 2} tokens.`);
  return { ...longer, usage: sum(answer.usage, longer.usage) };
}

function readJson<T>(
  { text, toolCalls, finish }: Completion,
  { read }: StructuredQuestion<T>,
): ReadAnswer<T> {
  if (finish === 'refusal') throw new ModelError('unusable', 'The model declined to answer.');
  // Some models call a function although none was offered: what they call it with is the answer.
  const json = text.trim() === '' ? (toolCalls[0]?.arguments ?? '') : withoutFence(text);
  if (json.trim() === '') return { ok: false, problem: 'The answer was empty.' };
  try {
    return read(JSON.parse(json));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problem: `The answer is not one JSON object: ${error.message}` };
  }
}

function withoutFence(text: string): string {
  return /^\s*```(?:json)?\s*\n?([\s\S]*?)\n?\s*```\s*$/i.exec(text)?.[1] ?? text;
}

function repair({ text, toolCalls }: Completion, problem: string): ModelMessage[] {
  const said = (text.trim() === '' ? (toolCalls[0]?.arguments ?? '{}') : text).slice(0, LONGEST_ECHO);
  return [
    { role: 'assistant', text: said === '' ? '{}' : said },
    { role: 'user', text: `${problem}\nAnswer again with the corrected JSON object and nothing else.` },
  ];
}

function sum(a: ModelUsage, b: ModelUsage): ModelUsage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    latencyMs: a.latencyMs + b.latencyMs,
    retries: a.retries + b.retries,
  };
}
