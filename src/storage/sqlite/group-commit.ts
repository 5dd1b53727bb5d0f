import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import { inOwnContext } from '../../common/context';
import type { Schema } from '../schema';
import { type Transaction, UnitOfWork } from '../unit-of-work';
import type { OpenSqlite } from './open-sqlite';

interface Waiting {
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
 */
export class GroupCommit extends UnitOfWork {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;

  constructor(private readonly sqlite: OpenSqlite) {
    super();
  }

  run<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    const done = new Promise<T>((resolve, reject) => {
      this.waiting.push({
        run: AsyncLocalStorage.bind(work),
        resolve: resolve as (value: unknown) => void,
        reject,
      });
    });
    this.writing ??= inOwnContext(() => this.writeAll());
    return done;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      await gathering();
      await this.writeGroup(this.waiting.splice(0, GROUP_SIZE));
    }
    this.writing = undefined;
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    const settle: (() => void)[] = [];
    const members: Member[] = [];
    try {
      this.sqlite.exec('BEGIN IMMEDIATE');
      for (const waiting of group) settle.push(await this.runMember(waiting, members, group.length === 1));
      this.sqlite.exec('COMMIT');
    } catch (error) {
      this.rollBack(members);
      for (const { reject } of group) reject(error);
      return;
    }
    for (const member of members) for (const effect of member.commits) effect();
    for (const announce of settle) announce();
  }

  /** @returns how to tell the caller, once the group is durable */
  private async runMember(waiting: Waiting, members: Member[], isAlone: boolean): Promise<() => void> {
    const member = new Member(this.sqlite.kysely);
    if (!isAlone) this.sqlite.exec('SAVEPOINT member');
    try {
      const value = await waiting.run(member);
      if (!isAlone) this.sqlite.exec('RELEASE member');
      members.push(member);
      return () => waiting.resolve(value);
    } catch (error) {
      this.sqlite.exec(isAlone ? 'ROLLBACK; BEGIN IMMEDIATE' : 'ROLLBACK TO member; RELEASE member');
      for (const effect of member.rollbacks) effect();
      return () => waiting.reject(error);
    }
  }

  private rollBack(members: readonly Member[]): void {
    try {
      this.sqlite.exec('ROLLBACK');
    } catch {
      // SQLite has already rolled back by itself, as it does when the disk is full.
    }
    for (const member of members.toReversed()) for (const effect of member.rollbacks) effect();
  }
}

/** Lets everything that is ready in this turn of the event loop join the group. */
function gathering(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
