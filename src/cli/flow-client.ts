import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { ListedExecution } from './execution-table';
import type { Answer, Request, Transport } from './transport';

/** What the command line reads of a status. */
export interface FlowState {
  readonly execution_id: string;
  readonly status: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly failure: { readonly message: string; readonly suggestion?: string } | null;
  readonly steps: readonly StepState[];
  readonly assumptions?: readonly { readonly detail: string }[];
  readonly questions?: readonly QuestionState[];
}

export interface QuestionState {
  readonly question_id: string;
  readonly text: string;
  readonly choices: readonly ChoiceState[];
}

export interface ChoiceState {
  readonly choice: string;
  /** The token that amounts are of; these are raw units. */
  readonly mint?: string;
  readonly most?: string;
  readonly needed?: string;
  readonly available?: string;
  readonly venues?: readonly string[];
  /** Base64. */
  readonly transaction?: string;
}

export interface StepState {
  readonly step_id: string;
  readonly description: string;
  readonly status: string;
  readonly duration_ms?: number | null;
  readonly output?: { readonly signature?: string } | null;
  readonly failure?: { readonly code: string; readonly message: string } | null;
  readonly attempts?: readonly { readonly signature: string | null; readonly outcome: string | null }[];
  readonly skipped_because?: string;
}

const FINISHED = new Set(['Completed', 'Failed', 'Stopped', 'Timeout']);
/** How a client waits. */
export interface Pace {
  /** Milliseconds between two polls. */
  readonly pollMs: number;
  /** Milliseconds before a service that went away is asked again. */
  readonly retryMs: number;
  readonly retries: number;
}

const NEAR_SERVICE: Pace = { pollMs: 100, retryMs: 1_000, retries: 10 };

/** With what is known already: asks for an answer once there is news, after so many seconds at the latest (RFC 7240 §4.3). */
const HELD = { prefer: 'wait=20' };

/** Drives flows through the service's interface, wherever it runs. */
export class FlowClient {
  constructor(
    private readonly transport: Transport,
    private readonly pace: Pace = NEAR_SERVICE,
  ) {}

  /** @throws {CliError} with the refusal */
  async plan(request: object): Promise<unknown> {
    return bodyOf(await this.ok({ method: 'POST', path: '/api/v1/flows/plan', body: request }));
  }

  /**
   * @param name of the request, so that it is done once however often it is sent; absent: one of its own
   * @returns the id of the accepted execution; @throws {CliError} with the refusal
   */
  async start(route: string, request: object, name: string = randomUUID()): Promise<string> {
    const headers = { 'idempotency-key': quoted(name) };
    const path = `/api/v1/benchmarks/${route}`;
    const answer = await this.ok({ method: 'POST', path, headers, body: request });
    return (bodyOf(answer) as { execution_id: string }).execution_id;
  }

  /**
   * Stores a benchmark file in the service's catalogue.
   * @param strict refuse members that nothing reads; else `warn` hears of them
   * @returns its id; @throws {CliError} with the refusal
   */
  async storeBenchmark(
    text: string,
    strict = false,
    warn: (warning: string) => void = () => undefined,
  ): Promise<string> {
    const body = { yml_content: text, ...(strict && { strict }) };
    const answer = await this.ok({ method: 'POST', path: '/api/v1/upsert-yml', body });
    const { id, warnings = [] } = bodyOf(answer) as StoredBenchmark;
    for (const { field, message } of warnings) warn(`${field} ${message}`);
    return id;
  }

  async watch(executionId: string, onChange: (state: FlowState) => void | Promise<void>): Promise<FlowState>;
  async watch(
    executionId: string,
    onChange: (state: FlowState) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<FlowState | undefined>;
  /**
   * Follows an execution to its end by polls that the service holds until something has changed; `onChange` sees every state
   * that was met on the way. A service that goes away for a moment is waited for.
   * @returns `undefined` when `signal` was aborted before the end
   */
  async watch(
    executionId: string,
    onChange: (state: FlowState) => void | Promise<void>,
    signal?: AbortSignal,
  ): Promise<FlowState | undefined> {
    const path = executionPath(executionId);
    let etag = '';
    while (!signal?.aborted) {
      const answer = await unlessAborted(this.polled(path, etag, signal), signal);
      if (answer === undefined) break;
      etag = answer.headers['etag'] ?? '';
      if (answer.status !== 304) {
        const state = bodyOf(answer) as FlowState;
        await onChange(state);
        if (FINISHED.has(state.status)) return state;
      }
      if (answer.headers['preference-applied'] === undefined) await delay(this.pace.pollMs);
    }
    return undefined;
  }

  /** @throws {CliError} with the refusal */
  async status(executionId: string): Promise<FlowState> {
    return bodyOf(await this.ok({ method: 'GET', path: executionPath(executionId) })) as FlowState;
  }

  /** The newest executions; @param filter as the query of the list; @throws {CliError} with the refusal */
  async list(filter: Readonly<Record<string, string>>): Promise<readonly ListedExecution[]> {
    const path = `/api/v1/executions?${new URLSearchParams(filter).toString()}`;
    const { items } = bodyOf(await this.ok({ method: 'GET', path })) as { items: readonly ListedExecution[] };
    return items;
  }

  /**
   * Goes on from the failed step.
   * @param name of the request, as for {@link start}
   * @returns the id of the new execution; @throws {CliError} with the refusal
   */
  async resume(executionId: string, name: string = randomUUID()): Promise<string> {
    const headers = { 'idempotency-key': quoted(name) };
    const answer = await this.ok({ method: 'POST', path: `${executionPath(executionId)}/resume`, headers });
    return (bodyOf(answer) as { execution_id: string }).execution_id;
  }

  /** Stops an execution; @throws {CliError} with the refusal, as of one that has ended */
  async halt(executionId: string): Promise<void> {
    await this.ok({ method: 'POST', path: `${executionPath(executionId)}/stop` });
  }

  /** Asks an execution to stop; one that has ended is left alone. */
  async stop(executionId: string): Promise<void> {
    const path = `${executionPath(executionId)}/stop`;
    const answer = await this.transport.send({ method: 'POST', path });
    if (answer.status >= 400 && answer.status !== 409) throw refusalOf(answer);
  }

  /** @throws {CliError} with the refusal */
  async answer(executionId: string, body: object): Promise<void> {
    const path = `${executionPath(executionId)}/answers`;
    await this.ok({ method: 'POST', path, body });
  }

  /** The execution as a tree for a terminal. */
  async diagram(executionId: string): Promise<string> {
    const path = `/api/v1/flows/${encodeURIComponent(executionId)}?format=ascii`;
    return (await this.ok({ method: 'GET', path })).body;
  }

  /** What the execution did, as a tree of text. */
  async trace(executionId: string): Promise<string> {
    const path = `/api/v1/execution-logs/${encodeURIComponent(executionId)}`;
    return (bodyOf(await this.ok({ method: 'GET', path })) as { trace: string }).trace;
  }

  private async polled(path: string, etag: string, signal?: AbortSignal): Promise<Answer> {
    const headers: Request['headers'] = etag ? { ...HELD, 'if-none-match': etag } : {};
    for (let retriesLeft = this.pace.retries; ; retriesLeft -= 1) {
      try {
        return await this.ok({ method: 'GET', path, headers, signal });
      } catch (error) {
        if (!CliError.isUnreachable(error) || retriesLeft === 0 || signal?.aborted) throw error;
        await delay(this.pace.retryMs);
      }
    }
  }

  private async ok(request: Request): Promise<Answer> {
    const answer = await this.transport.send(request);
    if (answer.status < 400) return answer;
    throw refusalOf(answer);
  }
}

function executionPath(executionId: string): string {
  return `/api/v1/executions/${encodeURIComponent(executionId)}`;
}

/** What is waited for, or `undefined` as soon as nobody waits any more. */
function unlessAborted(
  answer: Promise<Answer>,
  signal: AbortSignal | undefined,
): Promise<Answer | undefined> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** @throws {CliError} when it is no JSON object */
function bodyOf({ status, body }: Answer): object {
  try {
    const value = JSON.parse(body) as unknown;
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new CliError(noService(status), EXIT.unreachable);
}

function noService(status: number): string {
  return `What answered (${status}) is not reev. Try another --server.`;
}

/** A string of a structured field (RFC 9651 §3.3.3). */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** What a service says of itself with 5xx is no refusal. */
function refusalOf(answer: Answer): CliError {
  const { code, detail, suggestion } = bodyOf(answer) as Problem;
  if (code === undefined) return new CliError(noService(answer.status), EXIT.unreachable);
  const text = [`${code}: ${detail ?? ''}`, suggestion].filter(Boolean).join('\n');
  return new CliError(text, answer.status < 500 ? EXIT.refused : EXIT.unreachable);
}

interface StoredBenchmark {
  readonly id: string;
  readonly warnings?: readonly { readonly field: string; readonly message: string }[];
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly suggestion?: string;
}
