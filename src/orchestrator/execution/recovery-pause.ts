import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { FlowFeed, FlowReader } from '../../sessions';

/** Waits between two attempts, and not a moment longer once somebody asks the execution to stop, or the process ends. */
@Injectable()
export class RecoveryPause {
  private readonly leaving = new AbortController();

  constructor(
    private readonly clock: Clock,
    private readonly feed: FlowFeed,
    private readonly reader: FlowReader,
  ) {}

  /** Ends every pause: the next process goes on with the executions. */
  leave(): void {
    this.leaving.abort();
  }

  /** @returns whether the process goes on with the execution */
  async wait(executionId: string, milliseconds: number): Promise<boolean> {
    const stopped = new AbortController();
    const unsubscribe = this.feed.subscribe(executionId, (_execution, { event }) => {
      if (event.type === 'stop_requested') stopped.abort();
    });
    // Whoever asked before somebody listened is not heard: the state tells.
    if ((await this.reader.snapshot(executionId))?.stopRequested !== undefined) stopped.abort();
    await this.clock.sleep(milliseconds, AbortSignal.any([stopped.signal, this.leaving.signal]));
    unsubscribe();
    return !this.leaving.signal.aborted;
  }
}
