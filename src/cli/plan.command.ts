import { Command, Option } from 'commander';
import { OFF_CURVE_HELP } from './flow-options';
import { wholeNumber } from './option-values';
import { type PlanView, planText } from './plan-text';
import { serviceOptions } from './service-options';
import { terminal } from './terminal';
import { type ServiceOptions, withClient } from './with-client';

interface PlanOptions extends ServiceOptions {
  readonly wallet: string;
  readonly atomicMode: string;
  readonly slippageBps?: number;
  readonly allowOffCurveRecipient?: boolean;
  readonly json?: boolean;
}

/** `reev plan "<prompt>"`: shows what a flow would do; nothing moves. */
export function planCommand(): Command {
  const command = new Command('plan')
    .description('show what a flow would do, each step quoted and simulated on the ledger; nothing moves')
    .argument('<prompt>', 'what to do')
    .requiredOption('--wallet <pubkey>', 'the wallet that would pay; "new": a fresh one of the sandbox')
    .addOption(
      new Option('--atomic-mode <mode>', 'what a failed step means')
        .choices(['strict', 'conditional', 'lenient'])
        .default('strict'),
    )
    .option('--slippage-bps <n>', 'tolerated loss where the prompt names none', wholeNumber)
    .option('--allow-off-curve-recipient', OFF_CURVE_HELP)
    .option('--json', 'print the whole plan as JSON');
  return serviceOptions(command).action(showPlan);
}

async function showPlan(prompt: string, options: PlanOptions): Promise<void> {
  const { wallet, atomicMode, slippageBps, allowOffCurveRecipient } = options;
  const request = {
    prompt,
    wallet,
    atomic_mode: atomicMode,
    ...(slippageBps === undefined ? {} : { slippage_bps: slippageBps }),
    ...(allowOffCurveRecipient ? { allow_off_curve_recipient: true } : {}),
  };
  const plan = (await withClient(options, (client) => client.plan(request))) as PlanView;
  if (options.json) terminal.printJson(plan);
  else terminal.print(planText(plan));
}
