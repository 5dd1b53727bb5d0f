import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import {
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  deadlineOf,
  isFinished,
  openQuestionOf,
} from '../../domain';
import { type ExecutionHandle, FlowJournal, FlowReader } from '../../journal';
import { ExecutionQueue } from '../../storage';
import { type Advance, project } from './advance';
import { ExecutionJudges } from './execution-judges';

/** An execution with its plan. */
export interface OpenExecution {
  readonly plan: FlowPlan;
  readonly execution: ExecutionHandle;
}

/** Opens executions, journals their transitions, and leaves those that wait to the queue. */
@Injectable()
export class ExecutionStore {
  constructor(
    private readonly reader: FlowReader,
    private readonly journal: FlowJournal,
    private readonly queue: ExecutionQueue,
    private readonly judges: ExecutionJudges,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {AppError} `execution_not_found`
   * @throws {RangeError} when its plan is lost: a defect of the store
   */
  async open(executionId: string): Promise<OpenExecution> {
    const execution = await this.journal.open(executionId);
    const plan = await this.reader.plan(execution.state.flowId);
    if (plan === undefined) throw new RangeError(`${executionId} has no plan`);
    return { execution, plan };
  }

  /**
   * Journals what follows from the state, and when the execution has something to do again, should it wait.
   * @returns whether it was journaled: not when somebody else has written since, for then something else may follow
   */
  async follow(execution: ExecutionHandle, { events, work }: Advance): Promise<boolean> {
    if (events.length === 0 && work.length > 0) return true;
    const { revision } = execution.state;
    const scored = await this.scored(execution.state, events);
    return execution.lock(async ({ trx, state, append }) => {
      if (state.revision !== revision) return false;
      const after = scored.length > 0 ? await append(scored) : state;
      const dueAt = work.length > 0 ? undefined : endOfWait(after);
      if (dueAt !== undefined) await this.queue.enqueue(trx, after.executionId, dueAt);
      return true;
    });
  }

  /** Lets go of an execution for a while. */
  postpone(execution: ExecutionHandle, milliseconds: number): Promise<void> {
    const dueAt = new Date(this.clock.now() + milliseconds).toISOString();
    return execution.lock(({ trx, state }) => this.queue.enqueue(trx, state.executionId, dueAt));
  }

  /** Ends an execution that nobody has begun; whoever has begun it meanwhile ends it. @returns the state after that */
  async stopQueued(execution: ExecutionHandle): Promise<ExecutionSnapshot> {
    const end: FlowEvent = { type: 'execution_stopped', reason: execution.state.stopRequested ?? '' };
    const scored = await this.scored(execution.state, [end]);
    return execution.lock(async ({ state, append }) => (state.status === 'Queued' ? append(scored) : state));
  }

  private scored(state: ExecutionSnapshot, events: readonly FlowEvent[]): Promise<readonly FlowEvent[]> {
    return this.judges.scored(events, (all) => project(state, all, this.clock.timestamp()));
  }
}

/** When an execution that waits has something to do again: at the first of what it waits for. */
function endOfWait(execution: ExecutionSnapshot): string | undefined {
  if (isFinished(execution.status)) return undefined;
  const { notBefore } = execution;
  const ends = [openQuestionOf(execution)?.expiresAt ?? notBefore, deadlineOf(execution)];
  return ends.filter((end) => end !== undefined).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
