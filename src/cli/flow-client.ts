import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from './cli-error';
import type { Answer, Request, Transport } from './transport';

/** What the command line reads of a status. */
export interface FlowState {
  readonly execution_id: string;
  readonly status: string;
  readonly progress: number;
  readonly error_message: string | null;
  readonly steps: readonly StepState[];
  readonly questions?: readonly QuestionState[];
}

export interface QuestionState {
  readonly question_id: string;
  readonly text: string;
  readonly choices: readonly ChoiceState[];
}

export interface ChoiceState {
  readonly choice: string;
  readonly most?: string;
  readonly venues?: readonly string[];
}

export interface StepState {
  readonly step_id: string;
  readonly description: string;
  readonly status: string;
  readonly duration_ms?: number | null;
  readonly output?: { readonly signature?: string } | null;
  readonly failure?: { readonly code: string; readonly message: string } | null;
  readonly skipped_because?: string;
}

const FINISHED = new Set(['Completed', 'Failed', 'Stopped', 'Timeout']);
/** Pause between two polls of a local or near service, in milliseconds. */
const POLL_MS = 100;

/** Drives flows through the service's interface, wherever it runs. */
export class FlowClient {
  constructor(private readonly transport: Transport) {}

  /** @throws {CliError} with the refusal */
  async plan(request: object): Promise<unknown> {
    return JSON.parse(
      (await this.ok({ method: 'POST', path: '/api/v1/flows/plan', body: request })).body,
    ) as unknown;
  }

  /** @returns the id of the accepted execution; @throws {CliError} with the refusal */
  async start(route: string, request: object): Promise<string> {
    const answer = await this.ok({ method: 'POST', path: `/api/v1/benchmarks/${route}`, body: request });
    return (JSON.parse(answer.body) as { execution_id: string }).execution_id;
  }

  /** Stores a benchmark file in the service's catalogue. @returns its id; @throws {CliError} with the refusal */
  async storeBenchmark(text: string): Promise<string> {
    const answer = await this.ok({ method: 'POST', path: '/api/v1/upsert-yml', body: { yml_content: text } });
    return (JSON.parse(answer.body) as { id: string }).id;
  }

  /** Polls until the execution has ended; `onChange` sees every state that was met on the way. */
  async watch(executionId: string, onChange: (state: FlowState) => void | Promise<void>): Promise<FlowState> {
    const path = `/api/v1/executions/${encodeURIComponent(executionId)}`;
    let etag = '';
    for (;;) {
      const answer = await this.ok({ method: 'GET', path, headers: etag ? { 'if-none-match': etag } : {} });
      etag = answer.headers['etag'] ?? '';
      if (answer.status !== 304) {
        const state = JSON.parse(answer.body) as FlowState;
        await onChange(state);
        if (FINISHED.has(state.status)) return state;
      }
      await delay(POLL_MS);
    }
  }

  /** @throws {CliError} with the refusal */
  async answer(executionId: string, body: object): Promise<void> {
    const path = `/api/v1/executions/${encodeURIComponent(executionId)}/answers`;
    await this.ok({ method: 'POST', path, body });
  }

  /** The execution as a Mermaid state diagram. */
  async diagram(executionId: string): Promise<string> {
    const path = `/api/v1/flows/${encodeURIComponent(executionId)}?format=mermaid`;
    return (await this.ok({ method: 'GET', path })).body;
  }

  private async ok(request: Request): Promise<Answer> {
    const answer = await this.transport.send(request);
    if (answer.status < 400) return answer;
    throw new CliError(refusalText(answer));
  }
}

function refusalText({ status, body }: Answer): string {
  try {
    const problem = JSON.parse(body) as { code?: string; detail?: string; suggestion?: string };
    return [`${problem.code ?? status}: ${problem.detail ?? 'refused'}`, problem.suggestion]
      .filter(Boolean)
      .join('\n');
  } catch {
    return `The service answered ${status}.`;
  }
}
