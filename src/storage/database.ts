import type { Kysely } from 'kysely';
import type { Schema } from './schema';

/** Reads outside of a unit of work. What they see is durable. */
export abstract class Database {
  /** The kind of store, for people. */
  abstract readonly kind: 'sqlite' | 'postgres';

  /** Runs a read when no uncommitted write of this process is in its way. */
  abstract read<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T>;

  /**
   * Runs a read of rows that nobody changes meanwhile, which therefore need not wait for the writes of others: of what is
   * written once, or what its reader keeps others from writing.
   */
  abstract readSettled<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T>;

  /** @throws {AppError} `store_unavailable` while work cannot be stored; for readiness probes */
  abstract check(): Promise<void>;

  /**
   * Tells when a store that was away is back. What was being stored when it went may or may not have been: whoever keeps
   * the store in mind reads it again. @returns how to unsubscribe
   */
  abstract onRegained(listener: () => void): () => void;

  /**
   * Copies the store to a file while it is used.
   * @param file absolute path of a file that is not there yet
   * @throws {Error} when it cannot be written, or the store has tools of its own for that
   */
  abstract backUp(file: string): Promise<void>;

  abstract close(): Promise<void>;
}
