import { Command } from 'commander';
import { benchmarkFiles } from './benchmark-files';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import { type FlowOptions, flowOptions } from './flow-options';
import { refuseIdleRecovery } from './recovery-options';
import { runBenchmarks } from './run-benchmarks';
import { runFlow } from './run-flow';
import { savedTrees } from './saved-status';
import { serviceOptions } from './service-options';
import { terminal } from './terminal';

interface RunOptions extends FlowOptions {
  readonly renderFlow?: boolean;
}

/** `reev run <path…>`: runs benchmark files and scores them; with the flags of the original, a flow. */
export function runCommand(): Command {
  const command = new Command('run')
    .description(
      'run benchmark files and score them; with --recovery, --direct or --dynamic (in this order) run --prompt as a flow instead',
    )
    .argument(
      '[paths...]',
      'benchmark files, or folders of them; with --render-flow, files of saved statuses',
    )
    .option('--agent <name>', 'who works on them', 'deterministic')
    .option(
      '--json',
      'print the final statuses as a JSON array; progress goes to the standard error either way',
    )
    .option('--render-flow', 'draw statuses that --json printed into files, and run nothing');
  return serviceOptions(flowOptions(command)).action(run);
}

async function run(paths: readonly string[], options: RunOptions, command: Command): Promise<void> {
  refuseIdleRecovery(command);
  if (options.recovery || options.direct || options.dynamic) return runFlow(undefined, options);
  if (paths.length === 0) throw new CliError('Name a benchmark file, or a folder of them.', EXIT.refused);
  if (options.renderFlow) {
    for (const path of paths) for (const tree of await savedTrees(path)) terminal.print(tree);
    return;
  }
  const files = await benchmarkFiles(paths);
  if (files.length === 0) throw new CliError('There is no benchmark file in these folders.', EXIT.refused);
  await runBenchmarks(files, options);
}
