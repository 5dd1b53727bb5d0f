import type { Transaction } from '../../storage';

/** What else is written in the transaction that does the work: all of it is durable, or none. */
export type Alongside<T> = (trx: Transaction, done: T) => Promise<void>;

/** Nothing else. */
export const NOTHING_ELSE: Alongside<unknown> = () => Promise.resolve();
