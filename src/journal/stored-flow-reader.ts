import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import {
  type ExecutionSnapshot,
  type FlowPlan,
  type JournaledEvent,
  type Reach,
  foldExecution,
} from '../domain';
import { Database, type Schema, decodeJson } from '../storage';
import { FlowReader } from './flow-reader';
import { readEvents } from './events/read-events';
import { SnapshotCache } from './snapshot-cache';

/** Plans that are kept in memory. */
const PLANS = 1_000;

/** Reads from memory what is recent, and from the store what is not. */
@Injectable()
export class StoredFlowReader extends FlowReader {
  private readonly plans = new LRUCache<string, FlowPlan>({ max: PLANS });

  constructor(
    private readonly database: Database,
    private readonly cache: SnapshotCache,
  ) {
    super();
  }

  async snapshot(executionId: string): Promise<ExecutionSnapshot | undefined> {
    const known = this.cache.get(executionId);
    if (known !== undefined && (this.database.kind === 'sqlite' || (await this.isCurrent(known))))
      return known;
    const folded = foldExecution(await this.events(executionId));
    if (folded !== undefined) this.cache.keep(folded);
    return folded;
  }

  /** Other processes may write to a store that is shared, so that memory alone does not tell. */
  recent(executionId: string): ExecutionSnapshot | undefined {
    return this.database.kind === 'sqlite' ? this.cache.get(executionId) : undefined;
  }

  async snapshotAt(executionId: string, revision: number): Promise<ExecutionSnapshot | undefined> {
    const events = await this.database.read((db) => readEvents(db, executionId, { until: revision }));
    return events.length === revision ? foldExecution(events) : undefined;
  }

  events(executionId: string, since = 0, most?: number): Promise<readonly JournaledEvent[]> {
    const range = { since, ...(most !== undefined && { most }) };
    return this.database.read((db) => readEvents(db, executionId, range));
  }

  async plan(flowId: string): Promise<FlowPlan | undefined> {
    const known = this.plans.get(flowId);
    if (known) return known;
    const row = await this.database.readSettled((db) =>
      db.selectFrom('flows').select('plan').where('flow_id', '=', flowId).executeTakeFirst(),
    );
    if (row === undefined) return undefined;
    const plan = decodeJson(row.plan) as FlowPlan;
    this.plans.set(flowId, plan);
    return plan;
  }

  async executionsOf(reach: Reach, flowId: string): Promise<readonly string[]> {
    const rows = await this.database.read((db) =>
      newestWithin(reach, db).where('flow_id', '=', flowId).execute(),
    );
    return rows.map((row) => row.execution_id);
  }

  async runsOf(reach: Reach, benchmarkId: string, limit: number, agent?: string): Promise<readonly string[]> {
    const rows = await this.database.read((db) => {
      const runs = newestWithin(reach, db).where('benchmark_id', '=', benchmarkId).limit(limit);
      return (agent === undefined ? runs : runs.where('agent', '=', agent)).execute();
    });
    return rows.map((row) => row.execution_id);
  }

  async isBenchmark(id: string): Promise<boolean> {
    const row = await this.database.read((db) =>
      db.selectFrom('benchmarks').select('benchmark_id').where('benchmark_id', '=', id).executeTakeFirst(),
    );
    return row !== undefined;
  }

  /** Other processes may have written since: the row's revision tells. */
  private async isCurrent({ executionId, revision }: ExecutionSnapshot): Promise<boolean> {
    const row = await this.database.read((db) =>
      db
        .selectFrom('executions')
        .select('revision')
        .where('execution_id', '=', executionId)
        .executeTakeFirst(),
    );
    return row?.revision === revision;
  }
}

function newestWithin(reach: Reach, db: Kysely<Schema>) {
  const newest = db
    .selectFrom('executions')
    .select('execution_id')
    .orderBy('created_at', 'desc')
    .orderBy('execution_id', 'desc');
  return reach === 'everything' ? newest : newest.where('owner', '=', reach.owner);
}
