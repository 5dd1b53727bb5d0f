import { Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { StorageConfig } from '../config';
import { ExecutionQueue } from '../storage';
import { FlowRunner } from './execution';

/** Feeds the queue's work to the flow runner while the application is up. */
@Injectable()
export class QueueWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly queue: ExecutionQueue,
    private readonly runner: FlowRunner,
    private readonly config: StorageConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.process((executionId) => this.runner.run(executionId));
  }

  /** What runs is finished, or left in the journal from where the next process goes on. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.queue.drain(this.config.shutdownGraceMs);
  }
}
