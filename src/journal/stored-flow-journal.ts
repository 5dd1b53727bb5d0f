import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import {
  AppError,
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  type JournaledEvent,
  applyEvent,
  foldExecution,
  isFinished,
  progressOf,
} from '../domain';
import { activeTrace } from '../observability';
import { type Transaction, UnitOfWork, encodeJson } from '../storage';
import { projectEvent, projectSteps } from './event-projection';
import { ExecutionHandle, type LockedExecution } from './execution-handle';
import { type FirstEvents, FlowJournal } from './flow-journal';
import { FlowReader } from './flow-reader';
import { InProcessFlowFeed } from './in-process-flow-feed';
import { SnapshotCache } from './snapshot-cache';
import { EVENT_VERSION } from './events/read-event';
import { readEvents } from './events/read-events';

/** The journal in the store: events, and the rows that are folded from them. */
@Injectable()
export class StoredFlowJournal extends FlowJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: FlowReader,
    private readonly clock: Clock,
    private readonly cache: SnapshotCache,
    private readonly feed: InProcessFlowFeed,
  ) {
    super();
  }

  async saveFlow(trx: Transaction, plan: FlowPlan): Promise<void> {
    const { flowId, wallet, prompt } = plan;
    const row = {
      flow_id: flowId,
      wallet,
      prompt,
      plan: encodeJson(plan),
      created_at: this.clock.timestamp(),
    };
    await trx.db.insertInto('flows').values(row).execute();
  }

  begin(trx: Transaction, executionId: string, events: FirstEvents): Promise<ExecutionSnapshot> {
    return this.append(trx, executionId, undefined, events);
  }

  async open(executionId: string): Promise<ExecutionHandle> {
    const state = await this.reader.snapshot(executionId);
    if (state === undefined) throw notFound(executionId);
    return new ExecutionHandle(state, (id, work) =>
      this.unitOfWork.run(async (trx) => work(await this.locked(trx, id))),
    );
  }

  private async locked(trx: Transaction, executionId: string): Promise<LockedExecution> {
    let state = await this.latest(trx, executionId);
    return {
      trx,
      get state() {
        return state;
      },
      append: async (events) => (state = await this.append(trx, executionId, state, events)),
    };
  }

  private async append(
    trx: Transaction,
    executionId: string,
    before: ExecutionSnapshot | undefined,
    events: readonly FlowEvent[],
  ): Promise<ExecutionSnapshot> {
    const at = this.clock.timestamp();
    const journaled = events.map((event, index): JournaledEvent => ({
      executionId,
      revision: (before?.revision ?? 0) + index + 1,
      at,
      event: traced(event),
    }));
    const states = statesAfter(before, journaled);
    const after = states.at(-1);
    if (after === undefined) throw new RangeError(`Nothing was to be appended to ${executionId}`);
    await this.write(trx, journaled, before, after);
    this.announce(trx, journaled, states, before);
    return after;
  }

  /** Where one process holds the store, what it has in memory is the newest; the fence of every write says so, too. */
  private async latest(trx: Transaction, executionId: string): Promise<ExecutionSnapshot> {
    const known = this.cache.latest(executionId);
    if (known !== undefined && !trx.isShared) return known;
    const query = trx.db.selectFrom('executions').select('revision').where('execution_id', '=', executionId);
    const row = await (trx.isShared ? query.forUpdate() : query).executeTakeFirst();
    if (row === undefined) throw notFound(executionId);
    if (known?.revision === row.revision) return known;
    const folded = foldExecution(await readEvents(trx.db, executionId));
    if (folded === undefined) throw new RangeError(`${executionId} has a row and no events`);
    return folded;
  }

  private async write(
    trx: Transaction,
    journaled: readonly JournaledEvent[],
    before: ExecutionSnapshot | undefined,
    after: ExecutionSnapshot,
  ): Promise<void> {
    await this.writeExecution(trx, before, after);
    const rows = journaled.map(({ executionId, revision, at, event }) => ({
      execution_id: executionId,
      revision,
      type: event.type,
      at,
      version: EVENT_VERSION,
      data: encodeJson(event),
    }));
    await trx.db.insertInto('events').values(rows).execute();
    for (const event of journaled) await projectEvent(trx, event);
    await projectSteps(trx, before, after);
  }

  /** The revision in the condition fences a writer in another process: it finds no row and its work is undone. */
  private async writeExecution(
    trx: Transaction,
    before: ExecutionSnapshot | undefined,
    after: ExecutionSnapshot,
  ): Promise<void> {
    const { executionId, flowId, mode, wallet, status, revision, createdAt, updatedAt } = after;
    const place = {
      status,
      revision,
      progress: Math.round(progressOf(after) * 100),
      started_at: after.startedAt ?? null,
    };
    const ended = isFinished(status) ? { run_at: null, ...endOf(after) } : {};
    if (before === undefined) {
      const row = {
        execution_id: executionId,
        flow_id: flowId,
        mode,
        wallet,
        agent: after.agent,
        benchmark_id: after.benchmarkId ?? null,
        owner: after.owner ?? null,
        run_at: null,
      };
      await trx.db
        .insertInto('executions')
        .values({ ...row, ...place, created_at: createdAt, updated_at: updatedAt, ...ended })
        .execute();
      return;
    }
    const { numUpdatedRows } = await trx.db
      .updateTable('executions')
      .set({ ...place, updated_at: updatedAt, ...ended })
      .where('execution_id', '=', executionId)
      .where('revision', '=', before.revision)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error(`${executionId} was changed by somebody else meanwhile`);
  }

  private announce(
    trx: Transaction,
    journaled: readonly JournaledEvent[],
    states: readonly ExecutionSnapshot[],
    before: ExecutionSnapshot | undefined,
  ): void {
    const after = states.at(-1);
    if (after === undefined) return;
    this.cache.stage(after);
    trx.afterRollback(() => this.cache.rollBack(after, before));
    trx.afterCommit(() => {
      this.cache.commit(after);
      journaled.forEach((event, index) => this.feed.publish(states[index] ?? after, event));
    });
  }
}

function notFound(executionId: string): AppError {
  return new AppError('execution_not_found', `There is no execution ${executionId}.`);
}

/** The work on an execution belongs to the trace of the request that queued it. */
function traced(event: FlowEvent): FlowEvent {
  if (event.type !== 'execution_queued') return event;
  const trace = activeTrace();
  return trace ? { ...event, trace } : event;
}

/** What reports count of an execution that has ended. */
function endOf({ createdAt, updatedAt, steps }: ExecutionSnapshot) {
  const recovered = steps.filter(({ status, recoveries }) => status === 'Completed' && recoveries.length > 0);
  return {
    finished_at: updatedAt,
    duration_ms: Date.parse(updatedAt) - Date.parse(createdAt),
    recovered_steps: recovered.length,
  };
}

function statesAfter(
  before: ExecutionSnapshot | undefined,
  journaled: readonly JournaledEvent[],
): ExecutionSnapshot[] {
  const states: ExecutionSnapshot[] = [];
  for (const event of journaled) states.push(applyEvent(states.at(-1) ?? before, event));
  return states;
}
