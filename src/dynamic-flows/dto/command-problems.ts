/** How a body may be wrong. */
export const BODY_PROBLEMS = [
  'invalid_request',
  'malformed_json',
  'invalid_wallet',
  'unsupported_media_type',
  'payload_too_large',
] as const;
/** How ordered faults may be wrong. */
export const FAULT_PROBLEMS = ['not_on_this_ledger', 'unknown_step', 'fault_not_applicable'] as const;
/** How a planner that is named may fail. */
const PLANNER_PROBLEMS = [
  'unknown_planner',
  'model_rejected',
  'model_answer_unusable',
  'model_unavailable',
  'model_timeout',
] as const;
/** How a prompt may be refused, and why it may stay unread. */
export const REFUSALS = [
  'unsupported_intent',
  'unknown_token',
  'invalid_amount',
  'same_mint',
  'missing_recipient',
  'invalid_recipient',
  'missing_amount',
  'ambiguous',
  'empty_prompt',
  'prompt_too_long',
  'not_ready',
  ...PLANNER_PROBLEMS,
] as const;
