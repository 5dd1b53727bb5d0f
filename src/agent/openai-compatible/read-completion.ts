import type { Completion, FinishReason, ModelToolCall } from '../language-model';
import { ModelError } from '../model-error';

/** What the body of an answer says, without what only the client knows. */
export type ReadCompletion = Omit<Completion, 'usage'> & {
  readonly tokens: { readonly input: number; readonly output: number; readonly cached: number };
};

const FINISH: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool_calls',
  function_call: 'tool_calls',
  content_filter: 'refusal',
  sensitive: 'refusal',
};

/**
 * Reads the body of a chat completion.
 * @throws {ModelError} `unusable` when it is not one
 */
export function readCompletion(body: string, askedModel: string): ReadCompletion {
  const answer = members(parsed(body));
  const [first] = list(answer['choices']);
  const choice = members(first);
  if (!isMapping(choice['message']))
    throw new ModelError('unusable', 'The model answered something that is no chat completion.');
  const message = members(choice['message']);
  const refusal = text(message['refusal']);
  const usage = members(answer['usage']);
  return {
    text: text(message['content']),
    toolCalls: list(message['tool_calls']).map(readCall),
    finish: refusal === '' ? (FINISH[text(choice['finish_reason'])] ?? 'other') : 'refusal',
    model: text(answer['model']) || askedModel,
    id: text(answer['id']) || text(answer['request_id']),
    tokens: {
      input: count(usage['prompt_tokens']),
      output: count(usage['completion_tokens']),
      cached: count(members(usage['prompt_tokens_details'])['cached_tokens']),
    },
  };
}

function readCall(call: unknown, index: number): ModelToolCall {
  const { id, function: called } = members(call);
  const { name, arguments: given } = members(called);
  const json = typeof given === 'string' ? given : JSON.stringify(given ?? {});
  return { id: text(id) || `call_${index + 1}`, name: text(name), arguments: json };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ModelError('unusable', 'The endpoint of the model answered something that is not JSON.');
  }
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const members = (value: unknown): Record<string, unknown> => (isMapping(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
