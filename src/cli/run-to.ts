import type { FlowClient, FlowState } from './flow-client';
import type { ScoredRun } from './score-tree';
import { watchOrStop } from './watch-or-stop';

/** A run of a benchmark that has ended. */
export type FinishedRun = FlowState &
  ScoredRun & { readonly duration_ms?: number | null; readonly recovery_config?: object | null };

interface Watching {
  readonly interruption: AbortSignal;
  readonly onChange?: (state: FlowState) => void;
}

/**
 * Runs a benchmark of the catalogue to its end.
 * @throws {CliError} with the refusal, or when the user interrupts
 */
export async function runTo(
  client: FlowClient,
  id: string,
  request: { readonly agent: string; readonly seed?: number },
  { interruption, onChange = () => undefined }: Watching,
): Promise<FinishedRun> {
  const executionId = await client.start(`${encodeURIComponent(id)}/run`, request);
  const state = await watchOrStop(client, executionId, interruption, onChange);
  return { ...(state as Omit<FinishedRun, 'trace'>), trace: await client.trace(executionId) };
}
