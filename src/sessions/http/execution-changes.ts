import { Injectable } from '@nestjs/common';
import { FlowFeed } from '../../journal';
import { FlowReader } from '../../journal';

/** Tells when something happened to an execution. */
@Injectable()
export class ExecutionChanges {
  constructor(
    private readonly reader: FlowReader,
    private readonly feed: FlowFeed,
  ) {}

  /** Resolves once the execution is past the revision, or the signal is aborted. */
  async after(executionId: string, revision: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    let wake = (): void => undefined;
    const changed = new Promise<void>((resolve) => (wake = resolve));
    const unsubscribe = this.feed.subscribe(executionId, wake);
    signal.addEventListener('abort', wake, { once: true });
    try {
      // What happened before the subscription is not told any more.
      const now = await this.reader.snapshot(executionId);
      if (now !== undefined && now.revision <= revision) await changed;
    } finally {
      unsubscribe();
      signal.removeEventListener('abort', wake);
    }
  }
}
