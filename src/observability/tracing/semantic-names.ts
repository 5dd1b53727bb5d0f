/**
 * Names of spans and attributes. Those beginning with `gen_ai` follow the OpenTelemetry GenAI conventions, which are in
 * development: they are pinned here and nowhere else.
 */
export const SPANS = {
  workflow: 'invoke_workflow',
  plan: 'plan',
  agent: 'invoke_agent',
  chat: 'chat',
  tool: 'execute_tool',
  attempt: 'reev.attempt',
  recovery: 'reev.recovery',
} as const;

/** Attributes of spans. */
export const ATTRIBUTES = {
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  maxTokens: 'gen_ai.request.max_tokens',
  responseModel: 'gen_ai.response.model',
  responseId: 'gen_ai.response.id',
  finishReasons: 'gen_ai.response.finish_reasons',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  serverAddress: 'server.address',
  serverPort: 'server.port',
  conversation: 'gen_ai.conversation.id',
  tool: 'gen_ai.tool.name',
  toolCall: 'gen_ai.tool.call.id',
  error: 'error.type',
  errorClass: 'reev.recovery.error_class',
  strategy: 'reev.recovery.strategy',
  step: 'reev.step.id',
  attempt: 'reev.attempt.number',
  signature: 'reev.solana.signature',
  slot: 'reev.solana.slot',
  venue: 'reev.venue',
} as const;
