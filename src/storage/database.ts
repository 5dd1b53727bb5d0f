import type { Kysely } from 'kysely';
import type { Schema } from './schema';

/** Reads outside of a unit of work. What they see is durable. */
export abstract class Database {
  /** The kind of store, for people. */
  abstract readonly kind: 'sqlite' | 'postgres';

  /** Runs a read when no uncommitted write of this process is in its way. */
  abstract read<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T>;

  abstract close(): Promise<void>;
}
