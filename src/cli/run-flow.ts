import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowClient, FlowState } from './flow-client';
import type { FlowOptions } from './flow-options';
import { interruptible } from './interruption';
import { ProgressPrinter } from './progress';
import { QuestionAsker } from './question-asker';
import { recoveryConfigOf } from './recovery-options';
import { terminal } from './terminal';
import { transactionList } from './transaction-list';
import { watchOrStop } from './watch-or-stop';
import { WalletKeypair } from './wallet-keypair';
import { withClient } from './with-client';

/**
 * Runs a flow and watches it to its end: progress goes to the standard error, the result to the standard output.
 * @throws {CliError} when it is refused, does not complete, or is interrupted
 */
export async function runFlow(prompt: string | undefined, options: FlowOptions): Promise<void> {
  const keypair = options.keypair === undefined ? undefined : WalletKeypair.read(options.keypair);
  const request = requestOf(promptOf(prompt, options), options, keypair);
  await interruptible((interruption) =>
    withClient(options, (client) => {
      const asker = new QuestionAsker(client, interruption, keypair);
      return runWith({ client, asker, interruption }, request, options);
    }),
  );
}

interface Run {
  readonly client: FlowClient;
  readonly asker: QuestionAsker;
  readonly interruption: AbortSignal;
}

async function runWith(
  { client, asker, interruption }: Run,
  request: object,
  options: FlowOptions,
): Promise<void> {
  const executionId = await client.start(routeOf(options), request, options.executionId);
  const progress = new ProgressPrinter((line) => terminal.say(line));
  const state = await watchOrStop(client, executionId, interruption, async (change) => {
    progress.show(change);
    await asker.ask(change);
  });
  if (options.json) terminal.printJson(await savable(client, state));
  else terminal.print(`${await client.diagram(executionId)}${transactionList(state)}`.trimEnd());
  if (state.status !== 'Completed')
    throw new CliError(state.failure?.message ?? `The flow ended ${state.status}.`, EXIT.failed);
}

/** With the trace, so that `--render-flow` can draw the file later. */
async function savable(client: FlowClient, state: FlowState): Promise<object> {
  return { ...state, trace: await client.trace(state.execution_id) };
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

function requestOf(prompt: string, options: FlowOptions, keypair: WalletKeypair | undefined): object {
  return {
    prompt,
    wallet: walletOf(options, keypair),
    agent: options.agent,
    atomic_mode: options.atomicMode,
    ...(options.slippageBps === undefined ? {} : { slippage_bps: options.slippageBps }),
    ...(options.acceptAssumptions ? { accept_assumptions: true } : {}),
    ...(options.allowOffCurveRecipient ? { allow_off_curve_recipient: true } : {}),
    ...(keypair ? { sandbox: { signer: 'wallet' } } : {}),
    ...(options.sharedSurfpool ? { shared_surfpool: true } : {}),
    ...(options.recovery ? { recovery_config: recoveryConfigOf(options) } : {}),
  };
}

function walletOf({ wallet }: FlowOptions, keypair: WalletKeypair | undefined): string {
  if (wallet === undefined && keypair === undefined)
    throw new CliError(
      'Say whose money it is: --wallet <pubkey>, --keypair <file>, or --wallet new for a fresh wallet of the sandbox.',
      EXIT.refused,
    );
  if (wallet !== undefined && keypair !== undefined && wallet !== keypair.address)
    throw new CliError(`The key pair is that of ${keypair.address}, not of ${wallet}.`, EXIT.refused);
  return wallet ?? keypair?.address ?? '';
}
