import type { Kysely } from 'kysely';
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
      for (const effect of commits) effect();
      return value;
    } catch (error) {
      for (const effect of rollbacks) effect();
      throw error;
    }
  }
}
