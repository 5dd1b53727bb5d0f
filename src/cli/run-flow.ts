import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowOptions } from './flow-options';
import { recoveryConfigOf } from './recovery-options';
import { WalletKeypair } from './wallet-keypair';
import { watchFlow } from './watch-flow';

/**
 * Runs a flow and watches it to its end: progress goes to the standard error, the result to the standard output.
 * @throws {CliError} when it is refused, does not complete, or is interrupted
 */
export async function runFlow(prompt: string | undefined, options: FlowOptions): Promise<void> {
  const keypair = options.keypair === undefined ? undefined : WalletKeypair.read(options.keypair);
  const request = requestOf(promptOf(prompt, options), options, keypair);
  await watchFlow(options, keypair, (client) => client.start(routeOf(options), request, options.executionId));
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
    ...(options.executionTimeoutSeconds === undefined
      ? {}
      : { execution_timeout_seconds: options.executionTimeoutSeconds }),
    ...(options.acceptAssumptions ? { accept_assumptions: true } : {}),
    ...(options.allowOffCurveRecipient ? { allow_off_curve_recipient: true } : {}),
    ...sandboxOf(options, keypair),
    ...(options.sharedSurfpool ? { shared_surfpool: true } : {}),
    ...(options.recovery ? { recovery_config: recoveryConfigOf(options) } : {}),
  };
}

function sandboxOf({ fault: faults }: FlowOptions, keypair: WalletKeypair | undefined): object {
  if (faults === undefined && keypair === undefined) return {};
  return { sandbox: { ...(keypair && { signer: 'wallet' }), ...(faults && { faults }) } };
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
