import type { ModelProvider } from '../../config';

/** Members of a request that an endpoint may not take; what it refuses once is not sent to it again. */
export const FEATURES = ['json_schema', 'json_object', 'temperature', 'seed'] as const;
export type Feature = (typeof FEATURES)[number];

/** How an endpoint differs from the others. */
export interface Dialect {
  readonly features: ReadonlySet<Feature>;
  /** What the limit of tokens is called. */
  readonly tokenLimit: 'max_tokens' | 'max_completion_tokens';
  /** Members that every request gets. */
  readonly always: Readonly<Record<string, unknown>>;
}

/** As far as is known before the endpoint was asked. */
export const DIALECTS: Readonly<Record<ModelProvider, Dialect>> = {
  local: { features: new Set(FEATURES), tokenLimit: 'max_tokens', always: {} },
  openai: { features: new Set(FEATURES), tokenLimit: 'max_completion_tokens', always: {} },
  // It thinks at length unless told not to, and takes neither schemas nor seeds.
  zai: {
    features: new Set<Feature>(['json_object', 'temperature']),
    tokenLimit: 'max_tokens',
    always: { thinking: { type: 'disabled' } },
  },
  gemini: {
    features: new Set<Feature>(['json_object', 'temperature']),
    tokenLimit: 'max_tokens',
    always: {},
  },
};
