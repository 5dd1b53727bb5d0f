import { Injectable } from '@nestjs/common';
import { Ids } from '../../../common/ids';
import {
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  plannedFacts,
  queuedEvent,
} from '../../../domain';
import { FlowJournal } from '../../../journal';
import { ExecutionQueue, UnitOfWork } from '../../../storage';
import { type Alongside, NOTHING_ELSE } from '../alongside';
import type { PlanCommand } from '../../../planning';
import { FlowDrafts } from './flow-drafts';
import type { PlannedRun } from './planned-run';
import { refuseAssumptions } from './refuse-assumptions';
import { refuseFaults } from './refuse-faults';
import { refuseUnseenPlan } from './refuse-unseen-plan';
import type { KeptCommand, StartCommand } from './start-command';

/** A flow that was taken on. */
export interface Accepted {
  readonly plan: FlowPlan;
  readonly execution: ExecutionSnapshot;
}

/** The one way to plan and start flows. */
@Injectable()
export class StartDesk {
  constructor(
    private readonly drafts: FlowDrafts,
    private readonly journal: FlowJournal,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: ExecutionQueue,
    private readonly ids: Ids,
  ) {}

  /** @throws {AppError} with the refusal's code when the prompt cannot be planned */
  plan(command: PlanCommand): Promise<FlowPlan> {
    return this.drafts.plan(command);
  }

  /**
   * Plans, and keeps the plan to be run by its id.
   * @throws {AppError} with the refusal's code when the prompt cannot be planned
   */
  async planToKeep(command: PlanCommand, owner: string | undefined): Promise<FlowPlan> {
    const plan = { ...(await this.drafts.plan(command)), ...(owner !== undefined && { owner }) };
    await this.unitOfWork.run((trx) => this.drafts.save(trx, { plan }));
    return plan;
  }

  /**
   * Runs a plan that was kept, as it was shown.
   * @throws {AppError} `flow_not_found`, `assumptions_not_accepted`, `overloaded`
   */
  async startKept(command: KeptCommand, alongside: Alongside<Accepted> = NOTHING_ELSE): Promise<Accepted> {
    this.queue.assertRoom();
    const { flowId, reach, mode, agent, owner, slippageBps, recovery } = command;
    const plan = await this.drafts.kept(flowId, reach);
    refuseAssumptions(plan, command);
    const queued = queuedEvent({ ...plannedFacts(plan), mode, agent, owner, slippageBps, recovery });
    return this.unitOfWork.run(async (trx) => {
      const execution = await this.journal.begin(trx, this.ids.next(mode), [queued]);
      await this.queue.accept(trx, execution.executionId);
      await alongside(trx, { plan, execution });
      return { plan, execution };
    });
  }

  /**
   * Plans, and stores the plan, the execution and its job in one transaction. When this resolves, the work is accepted
   * and survives a crash.
   * @throws {AppError} a refusal, or `assumptions_not_accepted` on a ledger that moves real money; in bridge mode also
   *   `bridge_mismatch` when a benchmark file cannot say the plan; `overloaded` when as many executions wait as may
   */
  async start(command: StartCommand, alongside: Alongside<Accepted> = NOTHING_ELSE): Promise<Accepted> {
    this.queue.assertRoom();
    const draft = await this.drafts.draft(command);
    const { plan } = draft;
    refuseUnseenPlan(plan);
    refuseAssumptions(plan, command);
    refuseFaults(plan, command);
    const { mode, agent, owner, slippageBps, signer, recovery, timeoutSeconds, faults } = command;
    const order = { mode, agent, owner, slippageBps, signer, recovery, timeoutSeconds, faults };
    const executionId = this.ids.next(mode);
    return this.unitOfWork.run(async (trx) => {
      await this.drafts.save(trx, draft);
      const execution = await this.journal.begin(trx, executionId, [
        queuedEvent({ ...plannedFacts(plan), ...order }),
      ]);
      await this.queue.accept(trx, executionId);
      await alongside(trx, { plan, execution });
      return { plan, execution };
    });
  }

  /**
   * Refuses early what {@link startPlan} would refuse.
   * @throws {AppError} `overloaded`
   */
  assertRoom(): void {
    this.queue.assertRoom();
  }

  /**
   * Stores a plan that was made elsewhere, its execution and its job in one transaction, as {@link start} does.
   * @throws {AppError} `overloaded`
   */
  startPlan(run: PlannedRun): Promise<ExecutionSnapshot> {
    const { plan, steps, benchmarkId, mode, agent, owner, slippageBps, recovery, faults } = run;
    const order = { mode, agent, owner, slippageBps, steps, benchmarkId, recovery, faults };
    const queued = queuedEvent({ ...plannedFacts(plan), ...order });
    const refused = run.refused.map((step): FlowEvent => ({ type: 'step_failed', ...step }));
    const executionId = this.ids.next(mode);
    return this.unitOfWork.run(async (trx) => {
      await this.journal.saveFlow(trx, plan);
      const started = await this.journal.begin(trx, executionId, [queued, ...refused]);
      await run.keep(trx, started);
      await this.queue.accept(trx, executionId);
      return started;
    });
  }
}
