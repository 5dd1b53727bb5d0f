import { Injectable } from '@nestjs/common';
import { AppError, type FlowPlan, type Reach } from '../../../domain';
import { type PlanCommand, Planner } from '../../../planning';
import { FlowJournal, FlowReader } from '../../../journal';
import type { Transaction } from '../../../storage';
import { Bridge, FlowBenchmarks } from '../../bridge';
import { refuseNewWallet } from './refuse-new-wallet';
import type { StartCommand } from './start-command';

/** A plan that is about to be run. */
export interface FlowDraft {
  readonly plan: FlowPlan;
  /** In bridge mode: the benchmark file that the plan was read from. */
  readonly benchmarkYaml?: string;
}

/** Makes plans in the way of their mode, and keeps what they leave. */
@Injectable()
export class FlowDrafts {
  constructor(
    private readonly planner: Planner,
    private readonly bridge: Bridge,
    private readonly journal: FlowJournal,
    private readonly reader: FlowReader,
    private readonly benchmarks: FlowBenchmarks,
  ) {}

  /** @throws {AppError} with the refusal's code when the prompt cannot be planned */
  async plan({ isNewWallet, ...command }: PlanCommand): Promise<FlowPlan> {
    const plan = await this.planner.plan(command);
    refuseNewWallet(plan, isNewWallet);
    return plan;
  }

  /** @throws {AppError} a refusal; in bridge mode also `bridge_mismatch`, `benchmark_unreadable` */
  async draft(command: StartCommand): Promise<FlowDraft> {
    const plan = await this.plan(command);
    if (command.mode !== 'bridge') return { plan };
    const bridged = this.bridge.cross(plan);
    return { plan: bridged.plan, benchmarkYaml: bridged.yaml };
  }

  /**
   * A plan that was kept, for whoever may reach it.
   * @throws {AppError} `flow_not_found`
   */
  async kept(flowId: string, reach: Reach): Promise<FlowPlan> {
    const plan = await this.reader.plan(flowId);
    if (plan !== undefined && (reach === 'everything' || reach.owner === plan.owner)) return plan;
    throw new AppError('flow_not_found', `There is no planned flow "${flowId.slice(0, 80)}".`, {
      suggestion: 'Plan it with "keep": true, and send the flow_id of the answer.',
    });
  }

  /** Keeps the plan, and its file if it has one, in the caller's transaction. */
  async save(trx: Transaction, { plan, benchmarkYaml }: FlowDraft): Promise<void> {
    await this.journal.saveFlow(trx, plan);
    if (benchmarkYaml !== undefined) await this.benchmarks.save(trx, plan.flowId, benchmarkYaml);
  }
}
