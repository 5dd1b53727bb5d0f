import type { Kysely } from 'kysely';
import type { Schema } from './schema';

/** An open database transaction. */
export interface Transaction {
  readonly db: Kysely<Schema>;
  /** Do others write at the same time? Then a row that is read in order to change it must be locked. */
  readonly isShared: boolean;
  /** Runs `effect` once the transaction is durable, in a context of its own; never when it is rolled back. */
  afterCommit(effect: () => void): void;
  /** Runs `effect`, in a context of its own, when the transaction is rolled back: the place to forget what memory already took for done. */
  afterRollback(effect: () => void): void;
}

/** Runs work that is wholly durable when its promise resolves, or did not happen. */
export abstract class UnitOfWork {
  abstract run<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
}
