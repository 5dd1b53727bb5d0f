import type { Kysely } from 'kysely';
import { inOwnContext } from '../../common/context';
import type { Schema } from '../schema';
import { type Transaction, UnitOfWork } from '../unit-of-work';
import { judgePostgresError } from './judge-postgres-error';
import type { StoreHold } from './store-hold';

const UNKNOWN = 'The connection to the store broke while this was being stored: it may or may not have been.';

/** One Postgres transaction per piece of work. */
export class PostgresUnitOfWork extends UnitOfWork {
  constructor(
    private readonly kysely: Kysely<Schema>,
    private readonly hold: StoreHold,
  ) {
    super();
  }

  /** @throws {AppError} `store_unavailable` while the server is away or this process does not hold the store */
  async run<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    this.hold.assertHeld();
    const commits: (() => void)[] = [];
    const rollbacks: (() => void)[] = [];
    const progress = { isWorkDone: false };
    try {
      const value = await this.kysely.transaction().execute(async (db) => {
        const worked = await work({
          db,
          isShared: true,
          afterCommit: (effect) => void commits.push(effect),
          afterRollback: (effect) => void rollbacks.push(effect),
        });
        progress.isWorkDone = true;
        return worked;
      });
      runAll(commits);
      return value;
    } catch (error) {
      runAll(rollbacks);
      throw judgePostgresError(error, progress.isWorkDone ? UNKNOWN : undefined);
    }
  }
}

function runAll(effects: readonly (() => void)[]): void {
  inOwnContext(() => effects.forEach((effect) => effect()));
}
