import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowClient, FlowState } from './flow-client';
import { terminal } from './terminal';

/**
 * Watches an execution to its end; when the user interrupts that, the execution is stopped first, and what was in flight
 * is awaited.
 * @throws {CliError} `interrupted`
 */
export async function watchOrStop(
  client: FlowClient,
  executionId: string,
  interruption: AbortSignal,
  onChange: (state: FlowState) => void | Promise<void>,
): Promise<FlowState> {
  const state = await client.watch(executionId, onChange, interruption);
  if (state !== undefined) return state;
  terminal.say(`Stopping ${executionId} …`);
  await client.stop(executionId);
  const ended = await client.watch(executionId, () => undefined);
  throw new CliError(`Interrupted: ${executionId} ended ${ended.status}.`, EXIT.interrupted);
}
