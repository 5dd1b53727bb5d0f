import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowClient, FlowState } from './flow-client';
import { interruptible } from './interruption';
import { ProgressPrinter } from './progress';
import { QuestionAsker } from './question-asker';
import { terminal } from './terminal';
import { transactionList } from './transaction-list';
import type { WalletKeypair } from './wallet-keypair';
import { watchOrStop } from './watch-or-stop';
import { type ServiceOptions, withClient } from './with-client';

/** How a flow is watched. */
export interface WatchOptions extends ServiceOptions {
  readonly json?: boolean;
}

/**
 * Has `begin` start or move an execution and watches that to its end: progress and questions go to the standard error, the
 * result to the standard output.
 * @throws {CliError} when it is refused, does not complete, or is interrupted
 */
export async function watchFlow(
  options: WatchOptions,
  keypair: WalletKeypair | undefined,
  begin: (client: FlowClient) => Promise<string>,
): Promise<void> {
  await interruptible((interruption) =>
    withClient(options, async (client) => {
      const asker = new QuestionAsker(client, interruption, keypair);
      const executionId = await begin(client);
      const progress = new ProgressPrinter((line) => terminal.say(line));
      const state = await watchOrStop(client, executionId, interruption, async (change) => {
        progress.show(change);
        await asker.ask(change);
      });
      if (options.json) terminal.printJson(await savable(client, state));
      else terminal.print(`${await client.diagram(executionId)}${transactionList(state)}`.trimEnd());
      if (state.status !== 'Completed') throw new CliError(whyOf(state), EXIT.failed);
    }),
  );
}

/** Why it did not complete and, where there is one, the way on. */
function whyOf({ failure, status }: FlowState): string {
  if (failure === null) return `The flow ended ${status}.`;
  return failure.suggestion === undefined ? failure.message : `${failure.message}\n${failure.suggestion}`;
}

/** With the trace, so that `--render-flow` can draw the file later. */
async function savable(client: FlowClient, state: FlowState): Promise<object> {
  return { ...state, trace: await client.trace(state.execution_id) };
}
