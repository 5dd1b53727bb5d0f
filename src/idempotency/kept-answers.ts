import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Database, type Transaction, UnitOfWork } from '../storage';

/** An answer as it is given, and given again. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: object;
}

/** A request under a key. */
export interface KeyedRequest {
  /** Of the caller and the key. */
  readonly id: string;
  /** Of what is asked for. */
  readonly fingerprint: string;
}

export interface KeptAnswer extends KeyedRequest {
  readonly answer: Answer;
}

/** How long an answer is given again, in milliseconds. */
export const KEPT_MS = 24 * 60 * 60 * 1_000;
/** Rows forgotten at once. */
const PAGE = 500;

/** The answers of requests that were done under a key. */
@Injectable()
export class KeptAnswers {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Only while it is not expired. */
  async find(id: string): Promise<KeptAnswer | undefined> {
    const row = await this.database.read((db) =>
      db
        .selectFrom('idempotency_keys')
        .select(['fingerprint', 'answer'])
        .where('id', '=', id)
        .where('expires_at', '>', this.clock.timestamp())
        .executeTakeFirst(),
    );
    return row && { id, fingerprint: row.fingerprint, answer: JSON.parse(row.answer) as Answer };
  }

  /**
   * Keeps an answer in the transaction that does the work. Another process that has the same key at the same time is
   * waited for.
   * @returns false when the key is taken: the work must be undone
   */
  async keep({ db }: Transaction, { id, fingerprint, answer }: KeptAnswer): Promise<boolean> {
    const now = this.clock.now();
    const values = {
      fingerprint,
      answer: JSON.stringify(answer),
      expires_at: new Date(now + KEPT_MS).toISOString(),
    };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('idempotency_keys')
      .values({ id, ...values })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(values)
          .where('idempotency_keys.expires_at', '<=', new Date(now).toISOString()),
      )
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** Forgets what is expired. */
  async sweep(): Promise<void> {
    const now = this.clock.timestamp();
    for (;;) {
      const { numDeletedRows } = await this.unitOfWork.run(({ db }) =>
        db
          .deleteFrom('idempotency_keys')
          .where('id', 'in', (rows) =>
            rows
              .selectFrom('idempotency_keys')
              .select('id')
              .where('expires_at', '<=', now)
              .orderBy('expires_at')
              .limit(PAGE),
          )
          .executeTakeFirst(),
      );
      if (numDeletedRows < BigInt(PAGE)) return;
    }
  }
}
