/**
 * Names of spans and attributes. Those beginning with `gen_ai` follow the OpenTelemetry GenAI conventions, which are in
 * development: they are pinned here and nowhere else.
 */
export const SPANS = {
  workflow: 'invoke_workflow',
  plan: 'plan',
  tool: 'execute_tool',
  attempt: 'reev.attempt',
  recovery: 'reev.recovery',
} as const;

/** Attributes of spans. */
export const ATTRIBUTES = {
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
