import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import { inOwnContext } from '../../common/context';
import type { Schema } from '../schema';
import { type Transaction, UnitOfWork } from '../unit-of-work';
import { storeUnavailable } from '../store-unavailable';
import type { OpenSqlite } from './open-sqlite';
import { StoreHealth } from './store-health';

interface Waiting {
  /** Changes nothing, and may be run again. */
  readonly isRead: boolean;
  readonly run: (trx: Transaction) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** One piece of work inside an open group. */
class Member implements Transaction {
  readonly isShared = false;
  readonly commits: (() => void)[] = [];
  readonly rollbacks: (() => void)[] = [];

  constructor(readonly db: Kysely<Schema>) {}

  afterCommit(effect: () => void): void {
    this.commits.push(effect);
  }

  afterRollback(effect: () => void): void {
    this.rollbacks.push(effect);
  }
}

/** Most pieces of work that share one commit. */
const GROUP_SIZE = 256;

/**
 * Group commit on the one SQLite connection: all work that waits when the writer is free runs, in order, inside one
 * database transaction, each piece in a savepoint of its own, and becomes durable with one fsync. Each piece runs in the
 * context of its own caller. Work may await only its own database calls, and must not call {@link run} itself: it would
 * wait for its own group.
 *
 * When the store cannot take a group, all of it is undone and refused as `store_unavailable`, except for its reads, which
 * run again by themselves: a full disk keeps nobody from reading.
 */
export class GroupCommit extends UnitOfWork {
  private waiting: Waiting[] = [];
  private readonly probes: (() => void)[] = [];
  private writing: Promise<void> | undefined;
  private readonly health: StoreHealth;

  constructor(private readonly sqlite: OpenSqlite) {
    super();
    this.health = new StoreHealth(sqlite);
  }

  run<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.take(work, false);
  }

  /** Runs a query in its turn: it sees what is durable, or is about to be before it is answered. */
  read<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.take(({ db }) => query(db), true);
  }

  /** Runs a query at once, in the midst of a group: it may see what is undone later, so it is for rows that no group changes. */
  async readSettled<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    try {
      return await query(this.sqlite.kysely);
    } catch {
      // Its turn is after the transaction that has just failed, and says what is wrong with the store.
      return this.read(query);
    }
  }

  /** @throws {AppError} `store_unavailable` while the store cannot be written */
  check(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.probes.push(() => {
        try {
          this.health.probe();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      this.writing ??= inOwnContext(() => this.writeAll());
    });
  }

  private take<T>(work: (trx: Transaction) => Promise<T>, isRead: boolean): Promise<T> {
    const done = new Promise<T>((resolve, reject) => {
      this.waiting.push({
        isRead,
        run: AsyncLocalStorage.bind(work),
        resolve: resolve as (value: unknown) => void,
        reject,
      });
    });
    this.writing ??= inOwnContext(() => this.writeAll());
    return done;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0 || this.probes.length > 0) {
      await gathering();
      for (const probe of this.probes.splice(0)) probe();
      if (this.waiting.length > 0) await this.writeGroup(this.waiting.splice(0, GROUP_SIZE));
    }
    this.writing = undefined;
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    const settle: (() => void)[] = [];
    const members: Member[] = [];
    try {
      this.sqlite.begin();
      for (const waiting of group) settle.push(await this.runMember(waiting, members, group.length === 1));
      this.sqlite.commit();
    } catch (error) {
      this.rollBack(members);
      return this.refuse(group, this.health.judge(error));
    }
    for (const member of members) for (const effect of member.commits) effect();
    for (const announce of settle) announce();
  }

  /** @returns how to tell the caller, once the group is durable; throws when the whole group is lost */
  private async runMember(waiting: Waiting, members: Member[], isAlone: boolean): Promise<() => void> {
    const member = new Member(this.sqlite.kysely);
    if (!isAlone) this.sqlite.exec('SAVEPOINT member');
    try {
      const value = await waiting.run(member);
      this.assertOpen(undefined);
      if (!isAlone) this.sqlite.exec('RELEASE member');
      members.push(member);
      return () => waiting.resolve(value);
    } catch (error) {
      for (const effect of member.rollbacks.toReversed()) effect();
      const judged = this.health.judge(error);
      if (judged !== error) throw error;
      this.assertOpen(error);
      if (isAlone) this.restart();
      else this.sqlite.exec('ROLLBACK TO member; RELEASE member');
      return () => waiting.reject(error);
    }
  }

  private restart(): void {
    this.sqlite.rollBack();
    this.sqlite.begin();
  }

  /** SQLite rolls back by itself when the disk is full. Whatever ran after that would be durable piece by piece. */
  private assertOpen(cause: unknown): void {
    if (this.sqlite.isInTransaction()) return;
    throw storeUnavailable('The store has undone a transaction by itself.', cause);
  }

  private rollBack(members: readonly Member[]): void {
    this.sqlite.rollBack();
    for (const member of members.toReversed()) for (const effect of member.rollbacks.toReversed()) effect();
  }

  private async refuse(group: readonly Waiting[], error: unknown): Promise<void> {
    const reads = group.filter(({ isRead }) => isRead);
    const isAgain = reads.length < group.length;
    for (const { isRead, reject } of group) if (!isRead || !isAgain) reject(error);
    if (isAgain && reads.length > 0) await this.writeGroup(reads);
  }
}

/** Lets everything that is ready in this turn of the event loop join the group. */
function gathering(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
