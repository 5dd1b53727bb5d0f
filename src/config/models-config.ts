import { EnvironmentError } from './environment-error';
import type { ModelEnvironment } from './model-environment';

/** Which dialect of the chat API an endpoint speaks. */
export type ModelProvider = 'local' | 'openai' | 'zai' | 'gemini';

/** Where one model answers. */
export interface ModelEndpoint {
  /** As clients name it, such as `glm-4.6` or `openai:gpt-5-mini`. */
  readonly name: string;
  readonly provider: ModelProvider;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** What the endpoint calls the model. */
  readonly model: string;
  readonly apiKey?: string;
  /** The variable that holds the key, to name it when it is refused. */
  readonly keyVariable?: string;
  /** May it be at a loopback or private address? */
  readonly allowsPrivate: boolean;
}

/** The language models that are configured, and what they may cost. */
export class ModelsConfig {
  constructor(
    /** In the order in which they are offered; names are unique. */
    readonly endpoints: readonly ModelEndpoint[],
    /** The model of `planner: "auto"`; undefined: there is none. */
    readonly plannerModel: string | undefined,
    /** Milliseconds for one plan or turn, retries included. */
    readonly timeoutMs: number,
    readonly maxTokens: number,
    /** Turns of an agent over one prompt. */
    readonly maxTurns: number,
  ) {}
}

/** @throws {EnvironmentError} when the planner's model is not configured */
export function modelsConfigOf(env: ModelEnvironment): ModelsConfig {
  const endpoints = endpointsOf(env);
  const named = env.REEV_PLANNER_MODEL;
  if (named !== undefined && !endpoints.some(({ name }) => name === named)) {
    const names = endpoints.map(({ name }) => name).join(', ') || 'none is';
    const allowed = `must name a model that is configured: ${names}`;
    throw new EnvironmentError([{ name: 'REEV_PLANNER_MODEL', value: named, allowed }]);
  }
  return new ModelsConfig(
    endpoints,
    named ?? endpoints[0]?.name,
    env.REEV_MODEL_TIMEOUT_MS,
    env.REEV_MODEL_MAX_TOKENS,
    env.MAX_TURNS,
  );
}

function endpointsOf(env: ModelEnvironment): ModelEndpoint[] {
  return [...localModel(env), ...zaiModels(env), ...openAiModels(env), ...geminiModel(env)].map(
    (endpoint) => ({ ...endpoint, baseUrl: endpoint.baseUrl.replace(/\/+$/, '') }),
  );
}

function localModel({ LOCAL_MODEL_URL, LOCAL_MODEL_NAME }: ModelEnvironment): ModelEndpoint[] {
  if (LOCAL_MODEL_URL === undefined) return [];
  const place = { baseUrl: LOCAL_MODEL_URL, model: LOCAL_MODEL_NAME };
  return [{ name: 'local', provider: 'local', ...place, allowsPrivate: true }];
}

function zaiModels(env: ModelEnvironment): ModelEndpoint[] {
  if (env.ZAI_API_KEY === undefined) return [];
  const shared = {
    provider: 'zai',
    model: env.ZAI_MODEL,
    apiKey: env.ZAI_API_KEY,
    keyVariable: 'ZAI_API_KEY',
    allowsPrivate: env.REEV_MODEL_PRIVATE_ADDRESSES,
  } as const;
  return [
    { ...shared, name: 'glm-4.6', baseUrl: env.ZAI_API_URL },
    { ...shared, name: 'glm-4.6-coding', baseUrl: env.GLM_CODING_API_URL },
  ];
}

function openAiModels(env: ModelEnvironment): ModelEndpoint[] {
  const { OPENAI_API_KEY: apiKey, OPENAI_MODELS = [] } = env;
  if (apiKey === undefined) return [];
  return [...new Set(OPENAI_MODELS)].map((model) => ({
    name: `openai:${model}`,
    provider: 'openai',
    model,
    baseUrl: env.OPENAI_API_URL,
    apiKey,
    keyVariable: 'OPENAI_API_KEY',
    allowsPrivate: env.REEV_MODEL_PRIVATE_ADDRESSES,
  }));
}

function geminiModel(env: ModelEnvironment): ModelEndpoint[] {
  const apiKey = env.GEMINI_API_KEY ?? env.GOOGLE_API_KEY;
  if (apiKey === undefined) return [];
  return [
    {
      name: 'gemini',
      provider: 'gemini',
      model: env.GEMINI_MODEL,
      baseUrl: env.GEMINI_API_URL,
      apiKey,
      keyVariable: env.GEMINI_API_KEY === undefined ? 'GOOGLE_API_KEY' : 'GEMINI_API_KEY',
      allowsPrivate: env.REEV_MODEL_PRIVATE_ADDRESSES,
    },
  ];
}
