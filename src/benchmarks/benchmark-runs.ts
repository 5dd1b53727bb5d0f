import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import type { Address, Reach } from '../domain';
import { type BenchmarkFile, parseBenchmark } from '../benchmark-file';
import { type BenchmarkRunRow, Database, type Transaction } from '../storage';
import type { CatalogueEntry } from './catalogue';
import type { AccountAddresses } from './planning/account-addresses';

/** How many runs a report takes in, the newest. */
const MOST_RUNS = 5_000;

/** Which benchmark an execution is a run of, on which accounts, and what it scored. */
@Injectable()
export class BenchmarkRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async insert(
    { db }: Transaction,
    executionId: string,
    run: { readonly entry: CatalogueEntry; readonly agent: string; readonly addresses: AccountAddresses },
  ): Promise<void> {
    const { entry, agent, addresses } = run;
    await db
      .insertInto('benchmark_runs')
      .values({
        execution_id: executionId,
        benchmark_id: entry.id,
        md5: entry.md5,
        agent,
        content: entry.content,
        addresses: JSON.stringify(addresses),
        created_at: this.clock.timestamp(),
        score: null,
        verdict: null,
        finished_at: null,
      })
      .execute();
  }

  /**
   * The file that was run, as it was then, with its addresses.
   * @throws {RangeError} when the execution is no run of a benchmark
   */
  async material(
    executionId: string,
  ): Promise<{ readonly file: BenchmarkFile; readonly addresses: AccountAddresses }> {
    const row = await this.database.read((db) =>
      db
        .selectFrom('benchmark_runs')
        .select(['content', 'addresses', 'benchmark_id'])
        .where('execution_id', '=', executionId)
        .executeTakeFirst(),
    );
    if (row === undefined) throw new RangeError(`${executionId} is no run of a benchmark`);
    const addresses = JSON.parse(row.addresses) as Record<string, Address>;
    return { file: parseBenchmark(row.content, row.benchmark_id), addresses };
  }

  /** Those within reach, newest first; `scored`: only those that have ended. */
  newest(reach: Reach, limit = MOST_RUNS, scored = false): Promise<readonly BenchmarkRunRow[]> {
    return this.database.read((db) => {
      const newest = db.selectFrom('benchmark_runs').selectAll().orderBy('created_at', 'desc').limit(limit);
      const runs = scored ? newest.where('score', 'is not', null) : newest;
      if (reach === 'everything') return runs.execute();
      const owned = db.selectFrom('executions').select('execution_id').where('owner', '=', reach.owner);
      return runs.where('execution_id', 'in', owned).execute();
    });
  }
}
