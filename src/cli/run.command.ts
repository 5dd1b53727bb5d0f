import { Command, Option } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../benchmarks/reports';
import { benchmarkFiles } from './benchmark-files';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import { type FlowOptions, flowOptions } from './flow-options';
import { refuseIdleRecovery } from './recovery-options';
import { runBenchmarks } from './run-benchmarks';
import { positiveNumber } from './option-values';
import { runTrials } from './run-trials';
import { runFlow } from './run-flow';
import { savedTrees } from './saved-status';
import { serviceOptions } from './service-options';
import { terminal } from './terminal';

interface RunOptions extends FlowOptions {
  readonly renderFlow?: boolean;
  readonly strict?: boolean;
  readonly trials?: number;
  readonly seed?: string;
  readonly report?: ReportFormat;
  readonly output?: string;
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
    .option(
      '--agent <name>',
      'who works on them; with --trials several, separated by commas',
      'deterministic',
    )
    .option('--strict', 'refuse files with members that nothing reads, instead of warning')
    .option('--trials <n>', 'run each file so often with each agent, and write a report', positiveNumber)
    .option('--seed <text>', 'what trials draw their chances from; the same seed gives the same report', '1')
    .addOption(new Option('--report <format>', 'form of the report').choices([...REPORT_FORMATS]))
    .option('--output <file>', 'where the report goes; else the standard output')
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
  const { trials, report, seed = '1', agent } = options;
  if (trials === undefined && report === undefined) return runBenchmarks(files, options);
  const agents = agent.split(',').map((name) => name.trim());
  await runTrials(files, { ...options, agents, seed, trials: trials ?? 1, report: report ?? 'md' });
}
