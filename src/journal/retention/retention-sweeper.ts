import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../../common/clock';
import { StorageConfig } from '../../config';
import { EndedExecutions } from './ended-executions';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Pause between two pieces, in milliseconds, so that the work of flows is not kept waiting. */
const PIECE_PAUSE_MS = 20;
/** Kept for longer than the days say, so that a report over a week lacks nothing of its first hour. */
const MARGIN_MS = HOUR_MS;

/** Has executions that ended long ago removed while the application is up, if it is configured. */
@Injectable()
export class RetentionSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RetentionSweeper.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly ended: EndedExecutions,
    private readonly clock: Clock,
    private readonly config: StorageConfig,
  ) {}

  onApplicationBootstrap(): void {
    const { retentionDays } = this.config;
    if (retentionDays !== undefined) this.running = this.sweepOnAndOn(retentionDays);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async sweepOnAndOn(days: number): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.sweep(days).catch((error: unknown) => {
        this.logger.warn(error, 'Executions that ended long ago could not be removed');
      });
      await this.clock.sleep(HOUR_MS, signal);
    }
  }

  private async sweep(days: number): Promise<void> {
    const { signal } = this.stopping;
    const before = new Date(this.clock.now() - days * DAY_MS - MARGIN_MS).toISOString();
    let removed = 0;
    for (let piece = 1; piece > 0 && !signal.aborted; removed += piece) {
      piece = await this.ended.removePiece(before);
      await this.clock.sleep(PIECE_PAUSE_MS, signal);
    }
    if (removed > 0) this.logger.log(`${removed} executions that ended before ${before} were removed`);
  }
}
