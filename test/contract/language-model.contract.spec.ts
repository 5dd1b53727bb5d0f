import { Clock } from '../../src/common/clock';
import { Random } from '../../src/common/random';
import type { ModelEndpoint } from '../../src/config';
import { type MeteredCall, ModelError, ModelMeter, structuredAnswer, withinBudget } from '../../src/agent';
import { OpenAiCompatibleModel } from '../../src/agent/openai-compatible';
import { Tracing } from '../../src/observability';
import { ModelServer, type ModelReply, completion, failure, toolCall } from '../support/model-server';

const BUDGET_MS = 30_000;

/** Waits of back-off pass at once and are noted; the budget ends only when a test says so. */
class NotingClock extends Clock {
  readonly waits: number[] = [];
  private expire: (() => void)[] = [];
  private readonly time = Date.UTC(2026, 0, 1);

  now(): number {
    return this.time + this.waits.reduce((sum, ms) => sum + ms, 0);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms === BUDGET_MS)
      return new Promise((resolve) => {
        this.expire.push(resolve);
        signal?.addEventListener('abort', () => resolve());
      });
    this.waits.push(ms);
    return Promise.resolve();
  }

  /** The budget of whoever asks is spent. */
  spend(): void {
    for (const expire of this.expire) expire();
  }
}

class HalfRandom extends Random {
  draw(): number {
    return 0.5;
  }
}

interface Asked {
  readonly server: ModelServer;
  readonly clock: NotingClock;
  readonly metered: MeteredCall[];
  readonly model: OpenAiCompatibleModel;
  readonly ask: (caller?: AbortSignal) => Promise<unknown>;
}

const servers: ModelServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function standIn(script: readonly ModelReply[], endpoint: Partial<ModelEndpoint> = {}): Promise<Asked> {
  const server = await ModelServer.start(script);
  servers.push(server);
  const clock = new NotingClock();
  const meter = new ModelMeter();
  const metered: MeteredCall[] = [];
  meter.subscribe((call) => metered.push(call));
  const model = new OpenAiCompatibleModel(
    { name: 'local', provider: 'local', baseUrl: server.url, model: 'm', allowsPrivate: true, ...endpoint },
    { clock, random: new HalfRandom(), tracing: new Tracing(), meter },
  );
  const ask = (caller?: AbortSignal) =>
    withinBudget({ clock, timeoutMs: BUDGET_MS, caller }, (signal) =>
      structuredAnswer(model, {
        instructions: 'Say how many.',
        input: 'three',
        schema: {
          name: 'count',
          schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
        },
        read: (value) => {
          const n = (value as { n?: unknown } | null)?.n;
          return typeof n === 'number'
            ? { ok: true, value: n }
            : { ok: false, problem: '"n" must be a number.' };
        },
        maxTokens: 100,
        signal,
      }),
    );
  return { server, clock, metered, model, ask };
}

const CLEAN = completion('{"n":3}');
const failureOf = async (work: Promise<unknown>): Promise<ModelError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ModelError) return error;
  throw new Error(`It did not fail as models do: ${String(error)}`);
};

describe('a language model over HTTP', () => {
  it.each<[string, readonly ModelReply[], number]>([
    ['clean JSON', [CLEAN], 1],
    ['fenced JSON', [completion('```json\n{"n":3}\n```')], 1],
    [
      'a call of a function that nobody offered',
      [completion(null, { message: { tool_calls: [toolCall('answer', '{"n":3}')] } })],
      1,
    ],
    [
      'two calls, of which the first counts',
      [completion('', { message: { tool_calls: [toolCall('a', '{"n":3}'), toolCall('b', '{"n":9}')] } })],
      1,
    ],
    ['JSON with prose before it, after a repair', [completion('Sure! {"n":3}'), CLEAN], 2],
    [
      'reasoning without content, after a repair',
      [completion(null, { message: { reasoning_content: 'three…' } }), CLEAN],
      2,
    ],
    [
      'arguments that are no JSON, after a repair',
      [completion(null, { message: { tool_calls: [toolCall('answer', '{"n":')] } }), CLEAN],
      2,
    ],
    ['another schema, after a repair', [completion('{"count":3}'), CLEAN], 2],
    ['a trailing comma, after a repair', [completion('{"n":3,}'), CLEAN], 2],
    ['an answer that was cut off, with more tokens', [completion('{"n"', { finish: 'length' }), CLEAN], 2],
    [
      'an answer that lacks members of the protocol',
      [{ body: JSON.stringify({ choices: [{ message: { content: '{"n":3}' } }] }) }],
      1,
    ],
  ])('takes %s', async (_case, script, requests) => {
    const { server, ask } = await standIn(script);
    await expect(ask()).resolves.toMatchObject({ value: 3 });
    expect(server.seen).toHaveLength(requests);
  });

  it('tells the model what was wrong with its answer, once', async () => {
    const { server, ask } = await standIn([completion('{"count":3}'), CLEAN]);
    await ask();
    expect(server.seen[1]?.asked).toContain('"n" must be a number.');
  });

  it('puts the schema in the prompt, and doubles the tokens when they did not do', async () => {
    const { server, ask } = await standIn([completion('', { finish: 'length' }), CLEAN]);
    await ask();
    expect(server.seen.map(({ body }) => body['max_tokens'])).toEqual([100, 200]);
    expect(JSON.stringify(server.seen[0]?.body['messages'])).toContain('\\"required\\":[\\"n\\"]');
  });

  it.each<[string, readonly ModelReply[], ModelError['failure'], number]>([
    ['prose twice', [completion('three')], 'unusable', 2],
    ['the wrong schema twice', [completion('[3]')], 'unusable', 2],
    ['nothing twice', [completion('')], 'unusable', 2],
    ['a refusal', [completion(null, { message: { refusal: 'I cannot help with that.' } })], 'unusable', 1],
    ['a filtered answer', [completion('', { finish: 'content_filter' })], 'unusable', 1],
    ['an answer that is cut off twice', [completion('{', { finish: 'length' })], 'truncated', 2],
    ['two megabytes', [completion('x'.repeat(2_000_000))], 'oversized', 1],
    ['HTML with status 200', [{ body: '<html>' }], 'unusable', 1],
    ['null', [{ body: 'null' }], 'unusable', 1],
    ['choices of another shape', [{ body: '{"choices":[{"message":[]}]}' }], 'unusable', 1],
    ['status 500 thrice', [failure(500, { message: 'x' })], 'unavailable', 3],
    ['status 502 as HTML thrice', [failure(502, '<html>Bad gateway</html>')], 'unavailable', 3],
    ['resets thrice', ['reset'], 'unavailable', 3],
    ['cut answers thrice', ['cut'], 'unavailable', 3],
    ['a redirect', [failure(302, '', { location: 'http://169.254.169.254/' })], 'rejected', 1],
    ['status 404', [failure(404, { message: 'no such model' })], 'rejected', 1],
  ])('gives up on %s', async (_case, script, kind, requests) => {
    const { server, metered, ask } = await standIn(script);
    expect((await failureOf(ask())).failure).toBe(kind);
    expect(server.seen).toHaveLength(requests);
    expect(metered.length).toBeGreaterThan(0);
  });

  it.each<[string, ModelReply, readonly number[]]>([
    ['as many seconds as it is told', failure(429, { message: 'slow' }, { 'retry-after': '2' }), [2_000]],
    [
      'as many milliseconds as it is told',
      failure(429, { message: 'slow' }, { 'retry-after-ms': '50' }),
      [50],
    ],
    [
      'until the date it is told',
      failure(503, '', { 'retry-after': 'Thu, 01 Jan 2026 00:00:04 GMT' }),
      [4_000],
    ],
    ['a second and some when it is told nothing', failure(429, { message: 'slow' }), [1_500]],
    ['after a conflict', failure(409, ''), [1_500]],
    ['after a code of Z.ai that passes', failure(400, { code: '1302', message: 'concurrency' }), [1_500]],
    ['after a reset', 'reset', [1_500]],
    ['after a cut answer', 'cut', [1_500]],
  ])('waits %s and asks again', async (_case, reply, waits) => {
    const { server, clock, ask } = await standIn([reply, CLEAN]);
    await expect(ask()).resolves.toMatchObject({ value: 3, usage: { retries: 1 } });
    expect(clock.waits).toEqual(waits);
    expect(server.seen).toHaveLength(2);
  });

  it('gives up at once when it is told to wait an hour, and says for how long', async () => {
    const { server, ask } = await standIn([failure(429, { message: 'slow' }, { 'retry-after': '3600' })]);
    const error = await failureOf(ask());
    expect([error.failure, error.retryAfterMs, server.seen.length]).toEqual(['unavailable', 3_600_000, 1]);
  });

  it.each<[string, ModelReply, string]>([
    ['401', failure(401, { message: 'bad key' }), 'Check ZAI_API_KEY'],
    ['403', failure(403, { message: 'no' }), 'Check ZAI_API_KEY'],
    ['a key of the other plan', failure(429, { code: '1113', message: 'in arrears' }), 'GLM_CODING_API_URL'],
    ['an unknown model', failure(400, { code: '1211', message: 'unknown model' }), 'the model name "m"'],
    ['a broken token', failure(401, { code: 1000, message: 'auth' }), 'Check ZAI_API_KEY'],
  ])('never asks again after %s, and names what to correct', async (_case, reply, words) => {
    const { server, ask } = await standIn([reply], {
      provider: 'zai',
      name: 'glm-4.6',
      apiKey: 'zai-secret-0123456789',
      keyVariable: 'ZAI_API_KEY',
    });
    const error = await failureOf(ask());
    expect([error.failure, server.seen.length]).toEqual(['rejected', 1]);
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('secret');
  });

  it('falls back from schemas to objects, remembers it, and counts no retry', async () => {
    const refusal = failure(400, { message: "'response_format.type' json_schema is not supported" });
    const { server, ask } = await standIn([refusal, CLEAN]);
    await expect(ask()).resolves.toMatchObject({ usage: { retries: 0 } });
    await ask();
    const formats = server.seen.map(
      ({ body }) => (body['response_format'] as { type?: string } | undefined)?.type,
    );
    expect(formats).toEqual(['json_schema', 'json_object', 'json_object']);
  });

  it('does without any format, seed or temperature where they are refused', async () => {
    const { server, ask } = await standIn([
      failure(400, { message: 'Either json_schema or grammar' }),
      failure(400, { message: 'response_format is unknown' }),
      failure(400, { message: 'Unsupported value', param: 'temperature' }),
      failure(422, { message: 'extra member: seed' }),
      CLEAN,
    ]);
    await expect(ask()).resolves.toMatchObject({ value: 3 });
    expect(Object.keys(server.seen[4]?.body ?? {})).toEqual(['model', 'messages', 'max_tokens']);
  });

  it('never forces a tool, which GLM would ignore and others refuse', async () => {
    const { server, ask } = await standIn([CLEAN], { provider: 'zai' });
    await ask();
    const body = server.seen[0]?.body ?? {};
    expect(body).not.toHaveProperty('tool_choice');
    expect(body).toMatchObject({ thinking: { type: 'disabled' }, response_format: { type: 'json_object' } });
  });

  it('sends OpenAI what it takes: its name of the limit, and the key', async () => {
    const { server, ask } = await standIn([CLEAN], { provider: 'openai', apiKey: 'sk-1' });
    await ask();
    expect(server.seen[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer sk-1' },
      body: { max_completion_tokens: 100, temperature: 0, response_format: { type: 'json_schema' } },
    });
  });

  it('counts the tokens of all turns', async () => {
    const { metered, ask } = await standIn([completion('{}'), CLEAN]);
    await expect(ask()).resolves.toMatchObject({
      turns: 2,
      model: 'stand-in-1',
      usage: { inputTokens: 200, outputTokens: 40, cachedTokens: 120 },
    });
    expect(metered.map(({ outcome, inputTokens }) => [outcome, inputTokens])).toEqual([
      ['answered', 100],
      ['answered', 100],
    ]);
  });

  it('ends when the budget is spent', async () => {
    const { server, clock, metered, ask } = await standIn(['silence']);
    const asked = failureOf(ask());
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.spend();
    expect((await asked).failure).toBe('timeout');
    expect(metered.map(({ outcome }) => outcome)).toEqual(['timeout']);
  });

  it('ends when whoever asked goes away, also while it waits', async () => {
    const { server, ask } = await standIn(['silence']);
    const caller = new AbortController();
    const asked = failureOf(ask(caller.signal));
    while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    caller.abort();
    expect((await asked).failure).toBe('aborted');
  });

  it('asks nobody for a caller who is gone already', async () => {
    const { server, ask } = await standIn([CLEAN]);
    expect((await failureOf(ask(AbortSignal.abort()))).failure).toBe('aborted');
    expect(server.seen).toEqual([]);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]'])('goes to no private address such as %s', async (host) => {
    const { server, ask } = await standIn([CLEAN], { allowsPrivate: false, baseUrl: `http://${host}:9/v1` });
    const error = await failureOf(ask());
    expect([error.failure, server.seen.length]).toEqual(['rejected', 0]);
    expect(error.message).toContain('REEV_MODEL_PRIVATE_ADDRESSES');
  });
});
