import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  isFinished,
  openQuestionOf,
} from '../../domain';
import { FlowJournal, FlowReader } from '../../sessions';
import { ExecutionQueue, UnitOfWork } from '../../storage';
import { type Advance, project } from './advance';
import { ExecutionJudges } from './execution-judges';

/** An execution with its plan. */
export interface OpenExecution {
  readonly plan: FlowPlan;
  readonly execution: ExecutionSnapshot;
}

/** Reads and writes one execution, each write durable by itself. */
@Injectable()
export class ExecutionStore {
  constructor(
    private readonly reader: FlowReader,
    private readonly journal: FlowJournal,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: ExecutionQueue,
    private readonly judges: ExecutionJudges,
    private readonly clock: Clock,
  ) {}

  /** @throws {RangeError} when there is no such execution or its plan is lost: a defect of the queue or the store */
  async open(executionId: string): Promise<OpenExecution> {
    const execution = await this.reader.snapshot(executionId);
    const plan = execution && (await this.reader.plan(execution.flowId));
    if (execution === undefined || plan === undefined)
      throw new RangeError(`${executionId} has no journal or no plan`);
    return { execution, plan };
  }

  /**
   * An execution that waits is left to the queue until its wait is over. One that was stopped before it began stays as it
   * is.
   * @returns the state after the events, and after whatever else was appended meanwhile
   */
  async append(execution: ExecutionSnapshot, { events, work }: Advance): Promise<ExecutionSnapshot> {
    if (events.length === 0 && work.length > 0) return execution;
    const scored = await this.judges.scored(events, (all) => project(execution, all, this.clock.timestamp()));
    return this.unitOfWork.run(async (trx) => {
      if (execution.status === 'Queued') {
        const now = await this.journal.append(trx, execution.executionId, []);
        if (isFinished(now.status)) return now;
      }
      const after = await this.journal.append(trx, execution.executionId, scored);
      const dueAt = work.length === 0 ? endOfWait(after) : undefined;
      if (dueAt !== undefined) await this.queue.enqueue(trx, after.executionId, dueAt);
      return after;
    });
  }

  /** Ends an execution that nobody has begun; whoever has begun it meanwhile ends it. @returns the state after that */
  async stopQueued(execution: ExecutionSnapshot): Promise<ExecutionSnapshot> {
    const end: FlowEvent = { type: 'execution_stopped', reason: execution.stopRequested ?? '' };
    const scored = await this.judges.scored([end], (all) => project(execution, all, this.clock.timestamp()));
    return this.unitOfWork.run(async (trx) => {
      const now = await this.journal.append(trx, execution.executionId, []);
      return now.status === 'Queued' ? this.journal.append(trx, execution.executionId, scored) : now;
    });
  }

  /** The newest state. */
  async reload(execution: ExecutionSnapshot): Promise<ExecutionSnapshot> {
    return (await this.reader.snapshot(execution.executionId)) ?? execution;
  }
}

/** When an execution with nothing to do has something to do again; `undefined`: it has ended, or it is to end now. */
function endOfWait(execution: ExecutionSnapshot): string | undefined {
  if (execution.stopRequested !== undefined) return undefined;
  return openQuestionOf(execution)?.expiresAt ?? execution.notBefore;
}
