/**
 * Every error that reev answers with, by its stable code. A code is never reused with another meaning.
 * `status` is the HTTP status (RFC 9110) that fits; `title` is the same for every occurrence (RFC 9457 §3.1.4).
 */
export const ERROR_CATALOGUE = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  malformed_json: { status: 400, title: 'The body is not JSON' },
  invalid_wallet: { status: 400, title: 'The wallet is not a Solana address' },
  unknown_agent: { status: 400, title: 'There is no such agent' },
  invalid_precondition: { status: 400, title: 'A conditional header cannot be read' },
  unauthorized: { status: 401, title: 'An API key is needed' },
  not_found: { status: 404, title: 'There is no such resource' },
  execution_not_found: { status: 404, title: 'There is no such execution' },
  benchmark_not_found: { status: 404, title: 'There is no such benchmark' },
  flow_not_found: { status: 404, title: 'There is no such flow' },
  method_not_allowed: { status: 405, title: 'The resource does not take this method' },
  not_acceptable: { status: 406, title: 'The resource has no such representation' },
  execution_finished: { status: 409, title: 'The execution has already ended' },
  not_on_this_ledger: { status: 409, title: 'Only the sandbox ledger can do this' },
  precondition_failed: { status: 412, title: 'The execution has changed since it was read' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be JSON' },
  unsupported_intent: { status: 422, title: 'The prompt asks for something that reev does not do' },
  unknown_token: { status: 422, title: 'The prompt names a token that reev does not know' },
  invalid_amount: { status: 422, title: 'The prompt names an amount that cannot be moved' },
  same_mint: { status: 422, title: 'The prompt swaps a token for itself' },
  missing_recipient: { status: 422, title: 'The prompt names no recipient' },
  invalid_recipient: { status: 422, title: 'The recipient is not a Solana address' },
  missing_amount: { status: 422, title: 'The prompt names no amount' },
  ambiguous: { status: 422, title: 'The prompt can be read in ways that move different money' },
  empty_prompt: { status: 422, title: 'The prompt is empty' },
  prompt_too_long: { status: 422, title: 'The prompt is too long' },
  assumptions_not_accepted: { status: 422, title: 'The plan assumes something that the prompt does not say' },
  invalid_benchmark: { status: 422, title: 'The benchmark file is not valid' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal_error: { status: 500, title: 'reev has a defect' },
  not_ready: { status: 503, title: 'reev is not ready to take work' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
