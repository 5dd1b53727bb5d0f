import type { JsonSchema } from '../../agent';
import { AMOUNT_KINDS, INTENT_ACTIONS } from './intent';

/** Most steps that a model may plan. */
export const MAX_INTENTS = 10;

const TEXT = { type: 'string' };

const closed = (properties: Readonly<Record<string, unknown>>): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});

/** {@link Intents} in the part of JSON Schema that every endpoint with strict schemas takes. */
export const INTENT_SCHEMA = {
  name: 'intents',
  schema: closed({
    steps: {
      type: 'array',
      items: closed({
        action: { type: 'string', enum: INTENT_ACTIONS },
        token: TEXT,
        into: TEXT,
        amount: closed({
          kind: { type: 'string', enum: AMOUNT_KINDS },
          value: TEXT,
          counts: { type: 'string', enum: ['token', 'into'] },
          from_step: { type: 'integer' },
        }),
        recipient: TEXT,
        slippage: TEXT,
      }),
    },
    unsupported: TEXT,
  }),
};
