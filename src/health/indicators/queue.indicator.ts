import { Injectable } from '@nestjs/common';
import { ExecutionQueue } from '../../storage';
import { type ReadinessFacts, ReadinessIndicator } from './readiness-indicator';

/** Is accepted work being done? */
@Injectable()
export class QueueIndicator extends ReadinessIndicator {
  readonly name = 'queue';

  constructor(private readonly queue: ExecutionQueue) {
    super();
  }

  check(): Promise<ReadinessFacts> {
    const { isProcessing, waiting, running } = this.queue.depth();
    if (!isProcessing) return Promise.reject(new Error('The queue takes no work.'));
    return Promise.resolve({ waiting, running });
  }
}
