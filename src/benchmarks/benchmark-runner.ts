import { Injectable } from '@nestjs/common';
import { Agents } from '../agent';
import { DEFAULT_RECOVERY, type ExecutionSnapshot, type RecoveryConfig } from '../domain';
import { type Alongside, DEFAULT_SLIPPAGE_BPS, NOTHING_ELSE, StartDesk } from '../orchestrator';
import { BenchmarkRuns } from './benchmark-runs';
import type { CatalogueEntry } from './catalogue';
import { BenchmarkPlanner } from './planning/benchmark-planner';
import { RunWallets } from './planning/run-wallets';

/** Waits are short and never drawn by lot, so that a run takes the same course each time; nobody is asked. */
const RECOVERY: RecoveryConfig = { ...DEFAULT_RECOVERY, baseRetryDelayMs: 10, jitter: 'none' };

/** Who works on a run. */
export interface RunOrder {
  readonly agent: string;
  readonly owner: string | undefined;
  /** What an agent that draws lots draws them from. */
  readonly seed: number;
}

/** Starts runs of benchmarks: each one on wallets of its own, through the same engine as every other flow. */
@Injectable()
export class BenchmarkRunner {
  constructor(
    private readonly agents: Agents,
    private readonly wallets: RunWallets,
    private readonly planner: BenchmarkPlanner,
    private readonly starts: StartDesk,
    private readonly runs: BenchmarkRuns,
  ) {}

  /**
   * Accepts a run; `alongside` is written with it. What cannot be planned is a failed step of the run, not an error.
   * @throws {AppError} `unknown_agent`, or `invalid_benchmark` for tokens that the ledger does not have; `overloaded`
   */
  async start(
    entry: CatalogueEntry,
    { agent: agentName, owner, seed }: RunOrder,
    alongside: Alongside<ExecutionSnapshot> = NOTHING_ELSE,
  ): Promise<ExecutionSnapshot> {
    this.starts.assertRoom();
    const agent = this.agents.get(agentName);
    const addresses = await this.wallets.endow(entry.file);
    const { plan, summaries, refused } = await this.planner.plan(entry.file, { addresses, agent, seed });
    return this.starts.startPlan({
      plan,
      steps: summaries,
      refused,
      benchmarkId: entry.id,
      mode: 'static',
      agent: agent.name,
      owner,
      slippageBps: DEFAULT_SLIPPAGE_BPS,
      faults: plan.ledger === 'sandbox' ? entry.file.faults : [],
      ...(entry.file.recovers && { recovery: RECOVERY }),
      keep: async (trx, execution) => {
        await this.runs.insert(trx, execution.executionId, { entry, agent: agent.name, addresses });
        await alongside(trx, execution);
      },
    });
  }
}
