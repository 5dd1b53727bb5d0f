import { Command, Option } from 'commander';
import { CliError } from './cli-error';
import { ProgressPrinter } from './progress';
import { serviceOptions } from './service-options';
import { type ServiceOptions, withClient } from './with-client';

interface FlowOptions extends ServiceOptions {
  readonly wallet: string;
  readonly direct: boolean;
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
    .option('--direct', 'run the plan in memory', true)
    .option('--agent <name>', 'who carries the plan out', 'deterministic')
    .addOption(
      new Option('--atomic-mode <mode>', 'what a failed step means')
        .choices(['strict', 'conditional', 'lenient'])
        .default('strict'),
    )
    .option('--slippage-bps <n>', 'tolerated loss where the prompt names none', Number)
    .option('--accept-assumptions', 'run a plan that assumes what the prompt does not say')
    .option('--json', 'print the final status as JSON, and nothing else');
  return serviceOptions(command).action(runFlow);
}

async function runFlow(prompt: string, options: FlowOptions): Promise<void> {
  await withClient(options, async (client) => {
    const executionId = await client.start('execute-direct', requestOf(prompt, options));
    const progress = new ProgressPrinter((line) => options.json || console.log(line));
    const state = await client.watch(executionId, (change) => progress.show(change));
    console.log(options.json ? JSON.stringify(state, null, 2) : `\n${await client.diagram(executionId)}`);
    if (state.status !== 'Completed')
      throw new CliError(state.error_message ?? `The flow ended ${state.status}.`);
  });
}

function requestOf(prompt: string, options: FlowOptions): object {
  return {
    prompt,
    wallet: options.wallet,
    agent: options.agent,
    atomic_mode: options.atomicMode,
    ...(options.slippageBps === undefined ? {} : { slippage_bps: options.slippageBps }),
    ...(options.acceptAssumptions ? { accept_assumptions: true } : {}),
  };
}
