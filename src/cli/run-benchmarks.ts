import { readBenchmark } from './benchmark-files';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowClient } from './flow-client';
import { interruptible } from './interruption';
import { ProgressPrinter } from './progress';
import { type FinishedRun, runTo } from './run-to';
import { scoreTree } from './score-tree';
import { terminal } from './terminal';
import { type ServiceOptions, withClient } from './with-client';

/** How benchmarks are to be run. */
export interface BenchmarkOptions extends ServiceOptions {
  readonly agent: string;
  /** Refuse files with members that nothing reads. */
  readonly strict?: boolean;
  readonly json?: boolean;
}

/**
 * Runs benchmark files one after the other and prints how they were scored. A file that is refused does not keep the others
 * from being run.
 * @throws {CliError} when one does not succeed
 */
export async function runBenchmarks(files: readonly string[], options: BenchmarkOptions): Promise<void> {
  const runs: FinishedRun[] = [];
  const refused: string[] = [];
  const runAll = async (client: FlowClient, interruption: AbortSignal) => {
    for (const file of files) {
      const run = await runOne(client, file, options, interruption);
      if (typeof run === 'string') refused.push(run);
      else runs.push(run);
      if (!options.json) terminal.print(typeof run === 'string' ? `❌ ${run}` : scoreTree(run));
    }
  };
  await interruptible((interruption) => withClient(options, (client) => runAll(client, interruption)));
  if (options.json) terminal.printJson(runs);
  if (options.json) for (const refusal of refused) terminal.say(refusal);
  const lost = runs.filter(({ scoring }) => scoring?.verdict !== 'Succeeded').length;
  if (!options.json) terminal.print(totalOf(runs, files.length));
  if (lost + refused.length === 0) return;
  const message = `${lost + refused.length} of ${files.length} benchmarks did not succeed.`;
  throw new CliError(message, lost > 0 ? EXIT.failed : EXIT.refused);
}

/** A line that sums up; a file that was refused counts with a score of nothing. */
function totalOf(runs: readonly FinishedRun[], files: number): string {
  const succeeded = runs.filter(({ scoring }) => scoring?.verdict === 'Succeeded').length;
  const mean = runs.reduce((sum, { scoring }) => sum + (scoring?.score ?? 0), 0) / files;
  return `Total: ${succeeded} of ${files} succeeded, mean score ${(mean * 100).toFixed(1)} %`;
}

/** The finished run, or why the file was not run. */
async function runOne(
  client: FlowClient,
  file: string,
  { agent, strict = false }: BenchmarkOptions,
  interruption: AbortSignal,
): Promise<FinishedRun | string> {
  const progress = new ProgressPrinter((line) => terminal.say(line));
  try {
    const id = await client.storeBenchmark(await readBenchmark(file), strict, (warning) =>
      terminal.say(`${file}: ${warning}`),
    );
    return await runTo(client, id, { agent }, { interruption, onChange: (change) => progress.show(change) });
  } catch (error) {
    if (error instanceof CliError && error.exitCode === EXIT.refused) return `${file}: ${error.message}`;
    throw error;
  }
}
