import { writeFile } from 'node:fs/promises';
import { type ReportFormat, writeReport } from '../benchmarks/reports';
import {
  type Trial,
  type TrialOutcome,
  type TrialReport,
  trialReport,
  trialSeed,
} from '../benchmarks/trials';
import { readBenchmark } from './benchmark-files';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import type { FlowClient } from './flow-client';
import { interruptible } from './interruption';
import { printable } from './printable';
import { type FinishedRun, runTo } from './run-to';
import { terminal } from './terminal';
import { type ServiceOptions, withClient } from './with-client';

/** How trials are to be made. */
export interface TrialOptions extends ServiceOptions {
  /** Who works, in order. */
  readonly agents: readonly string[];
  /** Of each task by each agent. */
  readonly trials: number;
  readonly seed: string;
  readonly report: ReportFormat;
  /** Where the report goes; absent: the standard output. */
  readonly output?: string;
  readonly strict?: boolean;
}

/**
 * Runs every file as often as asked with every agent, one run after the other, and writes a report. Without a server the
 * runs share a sandbox of their own that is gone afterwards, so that the same seed meets the same markets.
 * @throws {CliError} when a file is refused, or a trial does not succeed
 */
export async function runTrials(files: readonly string[], options: TrialOptions): Promise<void> {
  const { trials, refused } = await interruptible((interruption) =>
    withClient({ ...options, inMemory: true }, (client) =>
      new Trials(client, options, interruption).all(files),
    ),
  );
  const { seed, report: format, output } = options;
  const report = trialReport(trials, { suite: suiteName(files), seed });
  const text = writeReport(report, format);
  if (output === undefined) terminal.print(text.trimEnd());
  else await writeFile(output, text);
  for (const refusal of refused) terminal.say(refusal);
  failUnlessAll(report, refused);
}

class Trials {
  private readonly trials: Trial[] = [];
  private readonly refused: string[] = [];

  constructor(
    private readonly client: FlowClient,
    private readonly options: TrialOptions,
    private readonly interruption: AbortSignal,
  ) {}

  async all(files: readonly string[]) {
    for (const file of files) {
      const task = await this.stored(file);
      if (task === undefined) continue;
      for (const agent of this.options.agents) await this.of(task, agent);
    }
    return { trials: this.trials, refused: this.refused };
  }

  private async of(task: string, agent: string): Promise<void> {
    for (let trial = 1; trial <= this.options.trials; trial += 1) {
      const seed = trialSeed(this.options.seed, task, trial);
      const outcome = await this.outcomeOf(task, agent, seed);
      this.trials.push({ agent, task, trial, seed, outcome });
      const words = outcome.kind === 'scored' ? `${(outcome.score * 100).toFixed(1)} %` : 'lost';
      terminal.say(`${task} #${trial} [${agent}] ${words}`);
    }
  }

  /** The id of a file's benchmark; `undefined` when it is refused. */
  private async stored(file: string): Promise<string | undefined> {
    try {
      return await this.client.storeBenchmark(await readBenchmark(file), this.options.strict ?? false);
    } catch (error) {
      if (!(error instanceof CliError) || error.exitCode !== EXIT.refused) throw error;
      this.refused.push(`${file}: ${error.message}`);
      return undefined;
    }
  }

  /** What the service says of itself is nothing that an agent did. */
  private async outcomeOf(task: string, agent: string, seed: number): Promise<TrialOutcome> {
    try {
      return outcomeOfRun(
        await runTo(this.client, task, { agent, seed }, { interruption: this.interruption }),
      );
    } catch (error) {
      if (!CliError.isUnreachable(error)) throw error;
      return { kind: 'infrastructure', message: error.message };
    }
  }
}

function outcomeOfRun(run: FinishedRun): TrialOutcome {
  const { execution_id, scoring, trace, duration_ms = null } = run;
  if (scoring === null) return { kind: 'infrastructure', message: `${execution_id} was not scored.` };
  const disturbed = disturbedSteps(run);
  return {
    kind: 'scored',
    executionId: execution_id,
    score: scoring.score,
    succeeded: scoring.verdict === 'Succeeded',
    compatibilityScore: scoring.compatibility?.score ?? null,
    wrongTrade: scoring.wrong_trade ?? false,
    latencyMs: duration_ms,
    disturbedSteps: disturbed.length,
    recoveredSteps: disturbed.filter(({ status }) => status === 'Completed').length,
    issues: scoring.issues ?? [],
    trace: printable(trace),
  };
}

/** Steps that failed at first where the run may recover: the others were never meant to. */
function disturbedSteps({ steps, recovery_config }: FinishedRun): FinishedRun['steps'] {
  if (recovery_config == null) return [];
  return steps.filter(({ attempts = [] }) => attempts.some(({ outcome }) => outcome === 'failed'));
}

function suiteName(files: readonly string[]): string {
  return files.length === 1 ? (files[0] ?? '') : `${files.length} benchmarks`;
}

function failUnlessAll({ agents }: TrialReport, refused: readonly string[]): void {
  const trials = agents.flatMap(({ tasks }) => tasks.flatMap((task) => task.trials));
  const lost = trials.filter(({ outcome }) => outcome.kind !== 'scored' || !outcome.succeeded).length;
  if (lost > 0) throw new CliError(`${lost} of ${trials.length} trials did not succeed.`, EXIT.failed);
  if (refused.length > 0) throw new CliError(`${refused.length} files were refused.`, EXIT.refused);
}
