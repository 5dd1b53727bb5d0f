import { Command, Option } from 'commander';
import { CliError } from './cli-error';
import { ProgressPrinter } from './progress';
import { QuestionAsker } from './question-asker';
import { type RecoveryOptions, recoveryConfigOf, recoveryOptions } from './recovery-options';
import { serviceOptions } from './service-options';
import { type ServiceOptions, withClient } from './with-client';

interface FlowOptions extends ServiceOptions, RecoveryOptions {
  readonly wallet: string;
  readonly direct?: boolean;
  readonly dynamic?: boolean;
  readonly agent: string;
  readonly atomicMode: string;
  readonly slippageBps?: number;
  readonly acceptAssumptions?: boolean;
  readonly json?: boolean;
}

/** `reev flow "<prompt>"`: runs a flow and watches it to its end. */
export function flowCommand(): Command {
  const command = new Command('flow')
    .description('run a flow and watch it to its end; exits with 1 when it does not complete')
    .argument('<prompt>', 'what to do, such as "swap 1 SOL to USDC, then lend it"')
    .requiredOption('--wallet <pubkey>', 'the wallet that pays, trades and signs')
    .option('--direct', 'run the plan in memory, one attempt a step (the default)')
    .option('--dynamic', 'run it through a generated benchmark file (bridge mode)')
    .option('--agent <name>', 'who carries the plan out', 'deterministic')
    .addOption(
      new Option('--atomic-mode <mode>', 'what a failed step means')
        .choices(['strict', 'conditional', 'lenient'])
        .default('strict'),
    )
    .option('--slippage-bps <n>', 'tolerated loss where the prompt names none', Number)
    .option('--accept-assumptions', 'run a plan that assumes what the prompt does not say')
    .option('--json', 'print the final status as JSON, and nothing else');
  return serviceOptions(recoveryOptions(command)).action(runFlow);
}

async function runFlow(prompt: string, options: FlowOptions): Promise<void> {
  await withClient(options, async (client) => {
    const executionId = await client.start(routeOf(options), requestOf(prompt, options));
    const progress = new ProgressPrinter((line) => options.json || console.log(line));
    const asker = new QuestionAsker(client);
    const state = await client.watch(executionId, async (change) => {
      progress.show(change);
      await asker.ask(change);
    });
    console.log(options.json ? JSON.stringify(state, null, 2) : `\n${await client.diagram(executionId)}`);
    if (state.status !== 'Completed')
      throw new CliError(state.error_message ?? `The flow ended ${state.status}.`);
  });
}

/** Recovery wins over direct, direct over dynamic. */
function routeOf({ recovery, direct, dynamic }: FlowOptions): string {
  if (recovery) return 'execute-recovery';
  return dynamic && !direct ? 'execute-dynamic' : 'execute-direct';
}

function requestOf(prompt: string, options: FlowOptions): object {
  return {
    prompt,
    wallet: options.wallet,
    agent: options.agent,
    atomic_mode: options.atomicMode,
    ...(options.slippageBps === undefined ? {} : { slippage_bps: options.slippageBps }),
    ...(options.acceptAssumptions ? { accept_assumptions: true } : {}),
    ...(options.recovery ? { recovery_config: recoveryConfigOf(options) } : {}),
  };
}
