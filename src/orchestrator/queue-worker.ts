import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { StorageConfig } from '../config';
import { ExecutionQueue, isStoreUnavailable } from '../storage';
import { FlowRunner } from './execution';

/** Feeds the queue's work to the flow runner while the application is up. */
@Injectable()
export class QueueWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(QueueWorker.name);

  constructor(
    private readonly queue: ExecutionQueue,
    private readonly runner: FlowRunner,
    private readonly config: StorageConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.process((executionId) => this.runner.run(executionId));
  }

  /**
   * What runs is finished, or left in the journal from where the next process goes on.
   * @param signal what told the process to end
   */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    await this.queue.drain(this.config.shutdownGraceMs);
    if (signal !== undefined)
      await this.report(signal).catch((error: unknown) => this.unreported(signal, error));
  }

  /** A store that is away keeps no process from ending. */
  private unreported(signal: string, error: unknown): void {
    if (!isStoreUnavailable(error)) throw error;
    this.logger.warn({
      msg: `${signal} came: the service ends; what it leaves is in the store, which is away`,
      signal,
    });
  }

  private async report(signal: string): Promise<void> {
    const { total, awaitingUser } = await this.queue.left();
    const { running } = this.queue.depth();
    this.logger.log({
      msg:
        `${signal} came: the service ends, and leaves ${total} executions to the next start ` +
        `(${running} in the middle of a step, ${awaitingUser} waiting for a person)`,
      signal,
      left: total,
      running,
      awaiting_user: awaitingUser,
    });
  }
}
