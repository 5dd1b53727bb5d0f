import { Command } from 'commander';
import { benchmarkFiles, readBenchmark } from './benchmark-files';
import { CliError } from './cli-error';
import type { FlowClient, FlowState } from './flow-client';
import { type ScoredRun, scoreTree } from './score-tree';
import { serviceOptions } from './service-options';
import { type ServiceOptions, withClient } from './with-client';

interface RunOptions extends ServiceOptions {
  readonly agent: string;
  readonly json?: boolean;
}

type FinishedRun = FlowState & ScoredRun;

/** `reev run <path…>`: runs benchmark files and scores them. */
export function runCommand(): Command {
  const command = new Command('run')
    .description('run benchmark files and score them; exits with 1 when one does not succeed')
    .argument('<paths...>', 'benchmark files, or folders of them')
    .option('--agent <name>', 'who works on them', 'deterministic')
    .option('--json', 'print the final statuses as a JSON array, and nothing else');
  return serviceOptions(command).action(runBenchmarks);
}

async function runBenchmarks(paths: readonly string[], options: RunOptions): Promise<void> {
  const files = await benchmarkFiles(paths);
  if (files.length === 0) throw new CliError('There is no benchmark file in these folders.');
  const runs: FinishedRun[] = [];
  const refused: string[] = [];
  await withClient(options, async (client) => {
    for (const file of files) {
      const run = await runOne(client, file, options.agent);
      if (typeof run === 'string') refused.push(run);
      else runs.push(run);
      if (!options.json) console.log(typeof run === 'string' ? `❌ ${run}` : scoreTree(run));
    }
  });
  if (options.json) console.log(JSON.stringify(runs, null, 2));
  const failed = runs.filter(({ scoring }) => scoring?.verdict !== 'Succeeded').length + refused.length;
  if (options.json) for (const refusal of refused) console.error(refusal);
  if (failed > 0) throw new CliError(`${failed} of ${files.length} benchmarks did not succeed.`);
}

/** The finished run, or why the file was not run. */
async function runOne(client: FlowClient, file: string, agent: string): Promise<FinishedRun | string> {
  try {
    const id = await client.storeBenchmark(await readBenchmark(file));
    const executionId = await client.start(`${encodeURIComponent(id)}/run`, { agent });
    return (await client.watch(executionId, () => undefined)) as FinishedRun;
  } catch (error) {
    if (error instanceof CliError) return `${file}: ${error.message}`;
    throw error;
  }
}
