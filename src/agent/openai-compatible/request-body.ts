import type { CompletionRequest, ModelMessage, ModelTool } from '../language-model';
import type { Dialect, Feature } from './dialect';

const SEED = 7;

/**
 * The body of a chat completion.
 * @param features what the endpoint takes
 */
export function requestBody(
  model: string,
  request: CompletionRequest,
  { tokenLimit, always }: Dialect,
  features: ReadonlySet<Feature>,
): object {
  const { messages, tools = [], maxTokens } = request;
  return {
    model,
    messages: messages.map(wireMessage),
    [tokenLimit]: maxTokens,
    ...(features.has('temperature') && { temperature: 0 }),
    ...(features.has('seed') && { seed: SEED }),
    ...(tools.length > 0 && { tools: tools.map(wireTool) }),
    ...responseFormat(request, features),
    ...always,
  };
}

function responseFormat({ schema }: CompletionRequest, features: ReadonlySet<Feature>): object {
  if (schema === undefined) return {};
  if (features.has('json_schema'))
    return { response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } } };
  return features.has('json_object') ? { response_format: { type: 'json_object' } } : {};
}

function wireMessage(message: ModelMessage): object {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text };
    case 'assistant': {
      const calls = (message.toolCalls ?? []).map(({ id, name, arguments: text }) => ({
        id,
        type: 'function',
        function: { name, arguments: text },
      }));
      const content = message.text === '' && calls.length > 0 ? null : message.text;
      return { role: 'assistant', content, ...(calls.length > 0 && { tool_calls: calls }) };
    }
  }
}

function wireTool({ name, description, parameters }: ModelTool): object {
  return { type: 'function', function: { name, description, parameters } };
}
