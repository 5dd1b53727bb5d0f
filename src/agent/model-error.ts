import { AppError, type ErrorCode } from '../domain';

/** Why a model gave nothing that can be used; also the label of metrics. */
export type ModelFailure =
  /** Rate limits, overload, errors of the server, the network. */
  | 'unavailable'
  /** The budget of time is spent. */
  | 'timeout'
  /** The caller went away. */
  | 'aborted'
  /** The key, the account, the model's name or the endpoint is wrong: asking again does not help. */
  | 'rejected'
  /** The answer breaks the protocol or the schema, also when asked again. */
  | 'unusable'
  /** The answer was cut off at the limit of tokens, twice. */
  | 'truncated'
  /** The answer is larger than any plan. */
  | 'oversized';

type ModelCode = ErrorCode & `model_${string}`;

const CODES: Readonly<Record<ModelFailure, ModelCode>> = {
  unavailable: 'model_unavailable',
  timeout: 'model_timeout',
  aborted: 'model_unavailable',
  rejected: 'model_rejected',
  unusable: 'model_answer_unusable',
  truncated: 'model_answer_unusable',
  oversized: 'model_answer_unusable',
};

const SUGGESTIONS: Readonly<Record<ModelCode, string>> = {
  model_unavailable: 'Try again later, or plan with "planner": "grammar".',
  model_timeout: 'Try again, or raise REEV_MODEL_TIMEOUT_MS.',
  model_rejected: 'Correct the configuration of the model, or plan with "planner": "grammar".',
  model_answer_unusable: 'Try again in plainer words, or plan with "planner": "grammar".',
};

/** A model gave no answer that can be used. The message is for a person and holds nothing that the model said. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly failure: ModelFailure,
    message: string,
    /** When it may be tried again, in milliseconds, where the endpoint says so. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }

  /** The same for a client of the API. */
  toAppError(): AppError {
    const code = CODES[this.failure];
    return new AppError(code, this.message, {
      suggestion: SUGGESTIONS[code],
      ...(this.retryAfterMs !== undefined && { retryAfterMs: this.retryAfterMs }),
      cause: this,
    });
  }
}
