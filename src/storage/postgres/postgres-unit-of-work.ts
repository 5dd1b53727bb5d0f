import type { Kysely } from 'kysely';
import { inOwnContext } from '../../common/context';
import type { Schema } from '../schema';
import { type Transaction, UnitOfWork } from '../unit-of-work';

/** One Postgres transaction per piece of work. */
export class PostgresUnitOfWork extends UnitOfWork {
  constructor(private readonly kysely: Kysely<Schema>) {
    super();
  }

  async run<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    const commits: (() => void)[] = [];
    const rollbacks: (() => void)[] = [];
    try {
      const value = await this.kysely.transaction().execute((db) =>
        work({
          db,
          isShared: true,
          afterCommit: (effect) => void commits.push(effect),
          afterRollback: (effect) => void rollbacks.push(effect),
        }),
      );
      runAll(commits);
      return value;
    } catch (error) {
      runAll(rollbacks);
      throw error;
    }
  }
}

function runAll(effects: readonly (() => void)[]): void {
  inOwnContext(() => effects.forEach((effect) => effect()));
}
