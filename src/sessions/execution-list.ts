import { Injectable } from '@nestjs/common';
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Address, ExecutionMode, FlowStatus, Reach } from '../domain';
import { Database, type Schema } from '../storage';

/** Which executions; what is absent does not matter. */
export interface ExecutionFilter {
  readonly reach: Reach;
  /** Any of these; none: any at all. */
  readonly statuses: readonly FlowStatus[];
  readonly mode?: ExecutionMode;
  readonly wallet?: Address;
  readonly flowId?: string;
  /** Of a benchmark, or of a flow for what is none of a benchmark's runs. */
  readonly benchmarkId?: string;
  readonly agent?: string;
  /** Accepted then or later, RFC 3339 UTC with milliseconds. */
  readonly since?: string;
  /** Accepted before then. */
  readonly until?: string;
}

/** A place in the list: right behind this execution. */
export interface ListPosition {
  readonly createdAt: string;
  readonly executionId: string;
}

/** What a list shows of an execution. */
export interface ListedExecution extends ListPosition {
  readonly flowId: string;
  readonly benchmarkId: string | null;
  readonly mode: string;
  readonly status: string;
  readonly agent: string;
  readonly wallet: string;
  readonly prompt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly progress: number;
  readonly revision: number;
}

const COLUMNS = [
  'execution_id',
  'flow_id',
  'benchmark_id',
  'mode',
  'status',
  'agent',
  'wallet',
  'created_at',
  'started_at',
  'finished_at',
  'progress',
  'revision',
] as const;

/** Lists executions, newest first. What is accepted meanwhile comes before every position and moves none. */
@Injectable()
export class ExecutionList {
  constructor(private readonly database: Database) {}

  /** @param after begin behind this place; absent: with the newest */
  async list(
    filter: ExecutionFilter,
    limit: number,
    after?: ListPosition,
  ): Promise<readonly ListedExecution[]> {
    const rows = await this.database.read((db) =>
      db
        .selectFrom(pageOf(db, filter, limit, after).as('page'))
        .innerJoin('flows', 'flows.flow_id', 'page.flow_id')
        .selectAll('page')
        .select('flows.prompt')
        .orderBy('page.created_at', 'desc')
        .orderBy('page.execution_id', 'desc')
        .limit(limit)
        .execute(),
    );
    return rows.map((row) => ({
      executionId: row.execution_id,
      flowId: row.flow_id,
      benchmarkId: row.benchmark_id,
      mode: row.mode,
      status: row.status,
      agent: row.agent,
      wallet: row.wallet,
      prompt: row.prompt,
      createdAt: row.created_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      progress: row.progress / 100,
      revision: row.revision,
    }));
  }
}

/**
 * A page of each status, all together: an index gives the newest of one status in order, but those of several only after
 * reading them all.
 */
function pageOf(db: Kysely<Schema>, filter: ExecutionFilter, limit: number, after?: ListPosition) {
  const pages = (filter.statuses.length === 0 ? [undefined] : filter.statuses).map((status) =>
    db.selectFrom(newestOf(db, filter, after, status).limit(limit).as('part')).selectAll(),
  );
  const [first, ...rest] = pages;
  if (first === undefined) throw new RangeError('There is at least one page');
  return rest.length === 0 ? first : first.unionAll(rest);
}

/** A benchmark's id may begin with `flow-` as well. */
const FLOW_ID = /^flow-[\da-f-]{36}$/;

function newestOf(
  db: Kysely<Schema>,
  filter: ExecutionFilter,
  after: ListPosition | undefined,
  status: FlowStatus | undefined,
) {
  const { since, until } = filter;
  const owner = filter.reach === 'everything' ? undefined : filter.reach.owner;
  const equal = { owner, status, mode: filter.mode, wallet: filter.wallet, flow_id: filter.flowId };
  let query = db.selectFrom('executions').select(COLUMNS);
  for (const [column, value] of Object.entries({ ...equal, agent: filter.agent }))
    if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value);
  if (filter.benchmarkId !== undefined)
    query = query.where(
      FLOW_ID.test(filter.benchmarkId) ? 'flow_id' : 'benchmark_id',
      '=',
      filter.benchmarkId,
    );
  if (since !== undefined) query = query.where('created_at', '>=', since);
  if (until !== undefined) query = query.where('created_at', '<', until);
  if (after !== undefined) query = query.where((eb) => isBehind(eb, after));
  return query.orderBy('created_at', 'desc').orderBy('execution_id', 'desc');
}

function isBehind(
  eb: ExpressionBuilder<Schema, 'executions'>,
  { createdAt, executionId }: ListPosition,
): Expression<SqlBool> {
  return eb(eb.refTuple('created_at', 'execution_id'), '<', eb.tuple(createdAt, executionId));
}
