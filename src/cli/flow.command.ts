import { Command } from 'commander';
import { type FlowOptions, flowOptions } from './flow-options';
import { refuseIdleRecovery } from './recovery-options';
import { runFlow } from './run-flow';
import { serviceOptions } from './service-options';

/** `reev flow "<prompt>"`: runs a flow and watches it to its end. */
export function flowCommand(): Command {
  const command = new Command('flow')
    .description(
      'run a flow and watch it to its end: in memory unless --dynamic or --recovery is given; recovery wins over direct, ' +
        'direct over dynamic',
    )
    .argument('[prompt]', 'what to do; --prompt is the same')
    .option('--agent <name>', 'who carries the plan out', 'deterministic')
    .option('--json', 'print the final status as JSON; progress goes to the standard error either way');
  return serviceOptions(flowOptions(command)).action(flow);
}

async function flow(prompt: string | undefined, options: FlowOptions, command: Command): Promise<void> {
  refuseIdleRecovery(command);
  await runFlow(prompt, options);
}
