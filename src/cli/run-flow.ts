import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowClient } from './flow-client';
import type { FlowOptions } from './flow-options';
import { interruptible } from './interruption';
import { ProgressPrinter } from './progress';
import { QuestionAsker } from './question-asker';
import { recoveryConfigOf } from './recovery-options';
import { watchOrStop } from './watch-or-stop';
import { withClient } from './with-client';

/**
 * Runs a flow and watches it to its end: progress goes to the standard error, the result to the standard output.
 * @throws {CliError} when it is refused, does not complete, or is interrupted
 */
export async function runFlow(prompt: string | undefined, options: FlowOptions): Promise<void> {
  const request = requestOf(promptOf(prompt, options), options);
  await interruptible((interruption) =>
    withClient(options, (client) => runWith(client, request, options, interruption)),
  );
}

async function runWith(
  client: FlowClient,
  request: object,
  options: FlowOptions,
  interruption: AbortSignal,
): Promise<void> {
  const executionId = await client.start(routeOf(options), request, options.executionId);
  const progress = new ProgressPrinter((line) => console.error(line));
  const asker = new QuestionAsker(client, interruption);
  const state = await watchOrStop(client, executionId, interruption, async (change) => {
    progress.show(change);
    await asker.ask(change);
  });
  console.log(options.json ? JSON.stringify(state, null, 2) : await client.diagram(executionId));
  if (state.status !== 'Completed')
    throw new CliError(state.error_message ?? `The flow ended ${state.status}.`, EXIT.failed);
}

function promptOf(prompt: string | undefined, options: FlowOptions): string {
  if (prompt !== undefined && options.prompt !== undefined)
    throw new CliError('Give the prompt once: as an argument, or as --prompt.', EXIT.refused);
  const given = prompt ?? options.prompt;
  if (given !== undefined) return given;
  throw new CliError('Say what to do: --prompt "swap 1 SOL to USDC, then lend it".', EXIT.refused);
}

/** Recovery wins over direct, direct over dynamic. */
function routeOf({ recovery, direct, dynamic }: FlowOptions): string {
  if (recovery) return 'execute-recovery';
  return dynamic && !direct ? 'execute-dynamic' : 'execute-direct';
}

function requestOf(prompt: string, options: FlowOptions): object {
  if (options.wallet === undefined)
    throw new CliError('Say whose money it is: --wallet <pubkey>.', EXIT.refused);
  return {
    prompt,
    wallet: options.wallet,
    agent: options.agent,
    atomic_mode: options.atomicMode,
    ...(options.slippageBps === undefined ? {} : { slippage_bps: options.slippageBps }),
    ...(options.acceptAssumptions ? { accept_assumptions: true } : {}),
    ...(options.sharedSurfpool ? { shared_surfpool: true } : {}),
    ...(options.recovery ? { recovery_config: recoveryConfigOf(options) } : {}),
  };
}
