import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../common/clock';
import { KeptAnswers } from './kept-answers';

/** Pause between two sweeps, in milliseconds. */
const INTERVAL_MS = 10 * 60 * 1_000;

/** Has expired answers forgotten while the application is up. */
@Injectable()
export class KeptAnswerSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(KeptAnswerSweeper.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly answers: KeptAnswers,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.sweepOnAndOn();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async sweepOnAndOn(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.answers.sweep().catch((error: unknown) => {
        this.logger.warn(error, 'Expired idempotency keys could not be forgotten');
      });
      await this.clock.sleep(INTERVAL_MS, signal);
    }
  }
}
