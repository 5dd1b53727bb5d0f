import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { FlowFeed, FlowReader } from '../../sessions';

/** Waits between two attempts, and not a moment longer once somebody asks the execution to stop. */
@Injectable()
export class RecoveryPause {
  constructor(
    private readonly clock: Clock,
    private readonly feed: FlowFeed,
    private readonly reader: FlowReader,
  ) {}

  async wait(executionId: string, milliseconds: number): Promise<void> {
    const stopped = new AbortController();
    const unsubscribe = this.feed.subscribe(executionId, (_execution, { event }) => {
      if (event.type === 'stop_requested') stopped.abort();
    });
    // Whoever asked before somebody listened is not heard: the state tells.
    if ((await this.reader.snapshot(executionId))?.stopRequested !== undefined) stopped.abort();
    await this.clock.sleep(milliseconds, stopped.signal);
    unsubscribe();
  }
}
