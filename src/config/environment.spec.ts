import { readEnvironment } from './environment';
import { EnvironmentError } from './environment-error';

function problemOf(variables: Record<string, string>): string {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return 'none';
}

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toEqual({
      PORT: 3001,
      HOST: '0.0.0.0',
      DATABASE_URL: undefined,
      REEV_DATA_DIR: './data',
      REEV_LEDGER: 'sandbox',
      REEV_RPC_URLS: undefined,
      REEV_RPC_GENESIS: undefined,
      REEV_RPC_COMMITMENT: 'confirmed',
      REEV_RPC_TIMEOUT_MS: 10_000,
      REEV_KEY_FILES: undefined,
      REEV_SANDBOX_ENDOWMENT: '5 SOL, 1000 USDC',
      REEV_CONCURRENCY: 32,
      REEV_API_KEYS: undefined,
      REEV_QUEUE_LIMIT: 10_000,
      REEV_RETENTION_DAYS: undefined,
      REEV_SANDBOX_ACCOUNTS: 30_000,
      REEV_SANDBOX_RPC: undefined,
      REEV_SANDBOX_RPC_HOST: '127.0.0.1',
      REEV_SANDBOX_CHEATCODES: false,
      REEV_RATE_LIMIT: 120_000,
      REEV_RATE_LIMIT_WINDOW_SECONDS: 60,
      REEV_REQUEST_TIMEOUT_MS: 30_000,
      REEV_CORS_ORIGINS: undefined,
      REEV_MCP_HOSTS: undefined,
      REEV_TRUSTED_PROXIES: undefined,
      LOG_LEVEL: 'info',
      OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
      REEV_SHUTDOWN_GRACE_MS: 10_000,
      REEV_BENCHMARKS_DIR: undefined,
      REEV_DEBUG_ROUTES: false,
      LOCAL_MODEL_URL: undefined,
      LOCAL_MODEL_NAME: 'qwen3-coder-30b-a3b-instruct-mlx',
      OPENAI_API_KEY: undefined,
      OPENAI_API_URL: 'https://api.openai.com/v1',
      OPENAI_MODELS: undefined,
      ZAI_API_KEY: undefined,
      ZAI_API_URL: 'https://api.z.ai/api/paas/v4',
      GLM_CODING_API_URL: 'https://api.z.ai/api/coding/paas/v4',
      ZAI_MODEL: 'glm-4.6',
      GEMINI_API_KEY: undefined,
      GOOGLE_API_KEY: undefined,
      GEMINI_API_URL: 'https://generativelanguage.googleapis.com/v1beta/openai',
      GEMINI_MODEL: 'gemini-2.5-flash',
      REEV_PLANNER_MODEL: undefined,
      REEV_MODEL_TIMEOUT_MS: 30_000,
      REEV_MODEL_MAX_TOKENS: 1_200,
      REEV_MODEL_PRIVATE_ADDRESSES: false,
      MAX_TURNS: 5,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '  ', REEV_API_KEYS: '' })).toEqual(readEnvironment({}));
  });

  it('reads numbers, switches and lists', () => {
    const keys = 'first-key-0123456789, second-key-0123456789';
    const variables = { PORT: '0', REEV_CONCURRENCY: '1000', REEV_DEBUG_ROUTES: '1', REEV_API_KEYS: keys };
    expect(readEnvironment(variables)).toMatchObject({
      PORT: 0,
      REEV_CONCURRENCY: 1000,
      REEV_DEBUG_ROUTES: true,
      REEV_API_KEYS: ['first-key-0123456789', 'second-key-0123456789'],
    });
  });

  it.each([
    ['PORT', 'http', 'PORT must be a whole number from 0 to 65535; it is "http"'],
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535; it is "65536"'],
    ['PORT', '80.5', 'PORT must be a whole number from 0 to 65535; it is "80.5"'],
    ['REEV_CONCURRENCY', '0', 'REEV_CONCURRENCY must be a whole number from 1 to 1000; it is "0"'],
    ['REEV_LEDGER', 'moon', 'REEV_LEDGER must be sandbox or rpc; it is "moon"'],
    [
      'REEV_RPC_GENESIS',
      'moonnet',
      'REEV_RPC_GENESIS must be mainnet, devnet, testnet or a genesis hash; it is "moonnet"',
    ],
    [
      'REEV_RPC_COMMITMENT',
      'processed',
      'REEV_RPC_COMMITMENT must be confirmed or finalized; it is "processed"',
    ],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace; it is "loud"',
    ],
    [
      'REEV_CORS_ORIGINS',
      'https://app.example/',
      'REEV_CORS_ORIGINS must be origins such as https://app.example, separated by commas, or *; it is "https://app.example/"',
    ],
    [
      'REEV_TRUSTED_PROXIES',
      '10.0.0.0/33',
      'REEV_TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.0/8, separated by commas; it is "10.0.0.0/33"',
    ],
    ['REEV_DEBUG_ROUTES', 'maybe', 'REEV_DEBUG_ROUTES must be true or false; it is "maybe"'],
    [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'collector:4318',
      'OTEL_EXPORTER_OTLP_ENDPOINT must be a URL that begins with http:// or https://; it is "collector:4318"',
    ],
  ])('refuses %s=%s, saying what is allowed', (name, value, line) => {
    expect(problemOf({ [name]: value })).toBe(`The configuration is not valid:\n  ${line}`);
  });

  it('needs nodes and a cluster for a ledger behind JSON-RPC', () => {
    expect(problemOf({ REEV_LEDGER: 'rpc' })).toMatch(
      /REEV_RPC_URLS must name.*\n.*REEV_RPC_GENESIS must be/,
    );
  });

  it('does not repeat a URL of a node, which may hold a key', () => {
    expect(problemOf({ REEV_RPC_URLS: 'ftp://node.example/secret' })).not.toContain('secret');
  });

  it('names every variable that is wrong at once', () => {
    const message = problemOf({ PORT: 'x', REEV_CONCURRENCY: 'y' });
    expect(message).toContain('PORT');
    expect(message).toContain('REEV_CONCURRENCY');
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/reev'],
    ['REEV_API_KEYS', 'hunter2'],
    ['REEV_API_KEYS', 'ci:write:sha256:hunter2'],
  ])('never repeats the secret in %s', (name, value) => {
    const message = problemOf({ [name]: value });
    expect(message).toContain(name);
    expect(message).not.toContain('hunter2');
  });
});
