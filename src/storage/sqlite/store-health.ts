import { Logger } from '@nestjs/common';
import { type AppError } from '../../domain';
import { storeUnavailable } from '../store-unavailable';
import type { OpenSqlite } from './open-sqlite';
import { isDamage, sqliteFailure } from './sqlite-failure';

/** Bytes that must fit for the store to count as well again: more than a request and its execution write. */
const PROBE_BYTES = 256 * 1024;

/**
 * Knows whether the embedded store can be written. A failure stays until a probe has written and removed
 * {@link PROBE_BYTES}: a single write that happens to fit does not make a full disk well.
 */
export class StoreHealth {
  private readonly logger = new Logger(StoreHealth.name);
  private failure: AppError | undefined;

  constructor(private readonly sqlite: OpenSqlite) {}

  /** @returns the error for callers when the files or the disk are to blame; otherwise the error as it is */
  judge(error: unknown): unknown {
    const detail = sqliteFailure(error);
    if (detail === undefined) return error;
    if (this.failure === undefined) this.report(detail, error);
    this.failure = storeUnavailable(detail, error);
    return this.failure;
  }

  /**
   * Tries whether the store can be written, if the last that was heard is that it cannot. Needs the connection to itself.
   * @throws {AppError} `store_unavailable` while it cannot
   */
  probe(): void {
    if (this.failure === undefined) return;
    try {
      this.writeAndRemove();
    } catch (error) {
      throw this.judge(error);
    }
    this.failure = undefined;
    this.logger.log('The store can be written again');
  }

  /** The table leaves nothing behind, whether the write fails or the process ends in between. */
  private writeAndRemove(): void {
    this.sqlite.exec('DROP TABLE IF EXISTS store_probe');
    this.sqlite.exec(`CREATE TABLE store_probe AS SELECT zeroblob(${PROBE_BYTES}) AS filler`);
    this.sqlite.exec('DROP TABLE store_probe');
  }

  private report(detail: string, error: unknown): void {
    const way = isDamage(error)
      ? 'Stop the service, and restore a backup or repair the file.'
      : 'Requests get 503 until there is room and the disk answers; nothing else has to be done.';
    this.logger.error(error, `${detail} ${way} File: ${this.sqlite.file}`);
  }
}
