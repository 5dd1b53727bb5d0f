const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });

/** A closed object. */
export const closed = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: 'object' as const,
  additionalProperties: false,
  properties,
  required: [...required],
});

/** Any object: what the service answers, money as decimal strings. */
export const ANSWER = { type: 'object' as const, additionalProperties: true };

export const WALLET = text(
  'Address of the wallet, base58; on the sandbox also "new": a wallet that nobody has used.',
);
export const EXECUTION_ID = text('The id of an execution, as execute_flow answers it.', { maxLength: 100 });

export const PLAN_FLOW = closed(
  {
    prompt: text('What to do, in plain English, such as "swap 1 SOL to USDC, then lend it".', {
      maxLength: 1000,
    }),
    wallet: WALLET,
    atomic_mode: {
      type: 'string',
      enum: ['strict', 'conditional', 'lenient'],
      description: 'What a failed step means.',
    },
    slippage_bps: {
      type: 'integer',
      minimum: 0,
      maximum: 5000,
      description: 'Tolerated loss in basis points.',
    },
    planner: text('grammar, auto, or llm:<name>.', { maxLength: 84 }),
  },
  ['prompt', 'wallet'],
);

export const EXECUTE_FLOW = closed(
  {
    flow_id: text('The flow_id that plan_flow answered.', { maxLength: 100 }),
    accept_assumptions: {
      type: 'boolean',
      description: 'Run a plan that assumes what the prompt does not say.',
    },
    slippage_bps: {
      type: 'integer',
      minimum: 0,
      maximum: 5000,
      description: 'Tolerated loss in basis points.',
    },
    idempotency_key: text(
      'A name for this request. Absent: a flow is run once, however often it is asked for.',
      {
        maxLength: 200,
      },
    ),
  },
  ['flow_id'],
);

export const GET_EXECUTION = closed(
  {
    execution_id: EXECUTION_ID,
    wait_seconds: { type: 'integer', minimum: 0, maximum: 20, description: 'Wait so long for it to end.' },
  },
  ['execution_id'],
);

export const ANSWER_QUESTION = closed(
  {
    execution_id: EXECUTION_ID,
    question_id: text('The question_id of an open question of get_execution.', { maxLength: 200 }),
    choice: text('One of its choices.', { maxLength: 50 }),
    amount: text('For choices that need one: raw units as a decimal string.', { maxLength: 20 }),
    venue: text('For choose_venue.', { maxLength: 100 }),
    transaction: text('For sign: the signed transaction in base64.', { maxLength: 4000 }),
  },
  ['execution_id', 'question_id', 'choice'],
);
