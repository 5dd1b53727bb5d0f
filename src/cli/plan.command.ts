import { Command } from 'commander';
import { serviceOptions } from './service-options';
import { type ServiceOptions, withClient } from './with-client';

interface PlanOptions extends ServiceOptions {
  readonly wallet: string;
  readonly json?: boolean;
}

interface PlanView {
  readonly flow_id: string;
  readonly steps: readonly {
    readonly step_id: string;
    readonly description: string;
    readonly depends_on: readonly string[];
  }[];
  readonly assumptions: readonly { readonly code: string; readonly detail: string }[];
  readonly warnings: readonly string[];
}

/** `reev plan "<prompt>"`: shows what a flow would do; nothing moves. */
export function planCommand(): Command {
  const command = new Command('plan')
    .description('show what a flow would do; nothing moves')
    .argument('<prompt>', 'what to do')
    .requiredOption('--wallet <pubkey>', 'the wallet that would pay')
    .option('--json', 'print the whole plan as JSON');
  return serviceOptions(command).action(showPlan);
}

async function showPlan(prompt: string, options: PlanOptions): Promise<void> {
  const plan = (await withClient(options, (client) =>
    client.plan({ prompt, wallet: options.wallet }),
  )) as PlanView;
  console.log(options.json ? JSON.stringify(plan, null, 2) : textOf(plan));
}

function textOf(plan: PlanView): string {
  const steps = plan.steps.map(({ step_id, description, depends_on }, index) => {
    const after = depends_on.length > 0 ? `  (after ${depends_on.join(', ')})` : '';
    return `  ${index + 1}. ${step_id}  ${description}${after}`;
  });
  const assumptions = plan.assumptions.map(({ code, detail }) => `  assumed (${code}): ${detail}`);
  const warnings = plan.warnings.map((warning) => `  warning: ${warning}`);
  return [plan.flow_id, ...steps, ...assumptions, ...warnings].join('\n');
}
