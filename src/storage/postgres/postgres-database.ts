import type { Kysely } from 'kysely';
import { Database } from '../database';
import type { Schema } from '../schema';
import { judgePostgresError } from './judge-postgres-error';
import type { StoreHold } from './store-hold';

/** Reads on whichever connection is free. */
export class PostgresDatabase extends Database {
  readonly kind = 'postgres';

  constructor(
    private readonly kysely: Kysely<Schema>,
    private readonly hold: StoreHold,
  ) {
    super();
  }

  async read<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    try {
      return await query(this.kysely);
    } catch (error) {
      throw judgePostgresError(error);
    }
  }

  /** Every read has a connection of its own, and waits for nobody. */
  readSettled<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.read(query);
  }

  async check(): Promise<void> {
    this.hold.assertHeld();
    await this.read((db) => db.selectFrom('executions').select('execution_id').limit(1).execute());
  }

  onRegained(listener: () => void): () => void {
    return this.hold.onRegained(listener);
  }

  backUp(): Promise<void> {
    return Promise.reject(new Error('The store is a Postgres database: copy it with pg_dump.'));
  }

  async close(): Promise<void> {
    await this.kysely.destroy();
    await this.hold.release();
  }
}
