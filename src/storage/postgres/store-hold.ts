import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Client, type ClientConfig } from 'pg';
import { inOwnContext } from '../../common/context';
import { storeUnavailable } from '../store-unavailable';

/** How long a start waits for the hold of a process that has just ended: the server may not know of its end yet. */
const START_PATIENCE_MS = 5_000;
const START_INTERVAL_MS = 250;
/** Pauses between two tries to get the hold back, in milliseconds; each is twice the one before. */
const BACKOFF_MS = { first: 100, longest: 5_000 } as const;
/** How often the connection is tried, and how long it may take to answer, in milliseconds. */
const HEARTBEAT_MS = 5_000;
/** The server notices within half a minute that the process and its machine are gone. */
const KEEPALIVE = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4';

const LOCK = "pg_try_advisory_lock(hashtext('reev store'), hashtext(coalesce(current_schema(), '')))";
const TABLE = `create table if not exists store_holder (
  id integer primary key, token text not null, host text not null, pid integer not null, since text not null)`;
const NAME_HOLDER = `insert into store_holder values (1, $1, $2, $3, $4) on conflict (id) do update
  set token = excluded.token, host = excluded.host, pid = excluded.pid, since = excluded.since`;

interface Holder {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  readonly since: string;
}

/**
 * The right of one process to serve a store: an advisory lock that lives as long as a connection of its own, and a row that
 * names the holder. Lost with the connection, it is taken back as soon as the server answers, unless another process has had
 * it meanwhile: what this one has in memory is no longer the truth then, and it stays without.
 */
export class StoreHold {
  private readonly logger = new Logger(StoreHold.name);
  private readonly released = new AbortController();
  private readonly listeners = new Set<() => void>();
  private readonly holder: Holder = {
    token: randomUUID(),
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
  };
  private client: Client | undefined;
  private takenBy: Holder | undefined;

  private constructor(private readonly connection: ClientConfig) {}

  /**
   * @param connection straight to the server: behind a pooler that shares connections there is no hold
   * @throws {Error} naming the process that has it
   */
  static async take(connection: ClientConfig): Promise<StoreHold> {
    const options = [connection.options, KEEPALIVE].filter((option) => option !== undefined).join(' ');
    const hold = new StoreHold({
      ...connection,
      ...optionsOf(connection, options),
      application_name: 'reev store hold',
      connectionTimeoutMillis: HEARTBEAT_MS,
      query_timeout: HEARTBEAT_MS,
    });
    await hold.takeFirst();
    return hold;
  }

  /** @throws {AppError} `store_unavailable` while this process does not have it */
  assertHeld(): void {
    if (this.client !== undefined) return;
    const detail = this.takenBy
      ? 'Another process has taken the store over; this one takes no more work.'
      : 'The store cannot be reached.';
    throw storeUnavailable(detail, undefined);
  }

  /** @returns how to unsubscribe */
  onRegained(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async release(): Promise<void> {
    this.released.abort();
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async takeFirst(): Promise<void> {
    const client = await this.connected();
    try {
      for (let waited = 0; !(await isLocked(client)); waited += START_INTERVAL_MS) {
        if (waited >= START_PATIENCE_MS) throw heldBy(await namedHolder(client));
        await delay(START_INTERVAL_MS);
      }
      await client.query(TABLE);
      const { token, host, pid, since } = this.holder;
      await client.query(NAME_HOLDER, [token, host, pid, since]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.keep(client);
  }

  private async connected(): Promise<Client> {
    const client = new Client(this.connection);
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  private keep(client: Client): void {
    this.client = client;
    const lost = () => this.lose(client);
    client.on('error', lost);
    client.on('end', lost);
    void inOwnContext(() => this.watch(client));
  }

  /** A connection can die without a word. */
  private async watch(client: Client): Promise<void> {
    try {
      while (this.client === client) {
        await delay(HEARTBEAT_MS, undefined, { signal: this.released.signal, ref: false });
        await client.query('select 1');
      }
    } catch {
      this.lose(client);
    }
  }

  private lose(client: Client): void {
    if (this.client !== client || this.released.signal.aborted) return;
    this.client = undefined;
    this.logger.warn('The connection that holds the store broke; no work is taken until it is back');
    void client.end().catch(() => undefined);
    void inOwnContext(() => this.takeBack());
  }

  private async takeBack(): Promise<void> {
    let pauseMs: number = BACKOFF_MS.first;
    while (this.client === undefined && this.takenBy === undefined) {
      try {
        await delay(pauseMs, undefined, { signal: this.released.signal, ref: false });
      } catch {
        return;
      }
      pauseMs = Math.min(2 * pauseMs, BACKOFF_MS.longest);
      await this.tryOnce().catch(() => undefined);
    }
  }

  private async tryOnce(): Promise<void> {
    const client = await this.connected();
    try {
      if (!(await isLocked(client))) throw new Error('The store is held by another connection');
      const named = await namedHolder(client);
      if (named?.token !== this.holder.token) {
        await this.giveUp(client, named);
        return;
      }
      if (this.released.signal.aborted) throw new Error('Nobody needs the hold any more');
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.keep(client);
    this.logger.log('The store is held again');
    for (const listener of this.listeners) listener();
  }

  private async giveUp(client: Client, named: Holder | undefined): Promise<void> {
    this.takenBy = named ?? { token: '', host: 'unknown', pid: 0, since: 'unknown' };
    const { host, pid, since } = this.takenBy;
    this.logger.error(
      `Process ${pid} on ${host} has held the store since ${since}: what this process has in memory is out of date. ` +
        'It takes no more work; stop it.',
    );
    await client.end().catch(() => undefined);
  }
}

/** Options in the URL take precedence over those beside it. */
function optionsOf({ connectionString }: ClientConfig, options: string): ClientConfig {
  if (connectionString === undefined) return { options };
  const url = new URL(connectionString);
  const inUrl = url.searchParams.get('options');
  if (inUrl === null) return { options };
  url.searchParams.set('options', `${inUrl} ${KEEPALIVE}`);
  return { connectionString: url.href };
}

async function isLocked(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(`select ${LOCK} as locked`);
  return rows[0]?.locked === true;
}

/** Who wrote its name last; `undefined` when nobody ever did. */
async function namedHolder(client: Client): Promise<Holder | undefined> {
  const { rows: tables } = await client.query<{ table: string | null }>(
    "select to_regclass('store_holder')::text as table",
  );
  if (tables[0]?.table == null) return undefined;
  const { rows } = await client.query<Holder>(
    'select token, host, pid, since from store_holder where id = 1',
  );
  return rows[0];
}

function heldBy(holder: Holder | undefined): Error {
  const who = holder ? `process ${holder.pid} on ${holder.host}, since ${holder.since}` : 'another process';
  return new Error(
    `The store at DATABASE_URL is held by ${who}. Stop it first, or give this one a database or schema of its own: one ` +
      'process serves a store.',
  );
}
