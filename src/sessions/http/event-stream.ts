import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { EventPages } from './event-pages';
import { ExecutionChanges } from './execution-changes';

/** Between two signs of life on a stream where nothing happens, in milliseconds: proxies close what is silent. */
const HEARTBEAT_MS = 15_000;

/** What a client is told to wait before it connects again, in milliseconds. */
const RECONNECT_MS = 2_000;

/**
 * The journal of an execution as server-sent events (WHATWG HTML §9.2). A slow client holds nothing up and costs nothing:
 * events are read from the journal, some at a time, when it can take them.
 */
@Injectable()
export class EventStream {
  constructor(
    private readonly pages: EventPages,
    private readonly changes: ExecutionChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything after revision `since`, then what happens, up to the end of the execution.
   * @param signal ends it before that
   */
  async *after(executionId: string, since: number, signal: AbortSignal): AsyncGenerator<string, void> {
    yield `retry: ${RECONNECT_MS}\n\n`;
    let revision = since;
    while (!signal.aborted) {
      const events = await this.pages.after(executionId, revision);
      for (const event of events) {
        yield event.text;
        revision = event.revision;
        if (event.isLast) return;
      }
      if (events.length === 0 && (await this.isSilent(executionId, revision, signal))) yield ': alive\n\n';
    }
  }

  /** Waits for something to happen. @returns has nothing, for as long as a stream may be silent? */
  private async isSilent(executionId: string, revision: number, signal: AbortSignal): Promise<boolean> {
    const over = new AbortController();
    const ended = AbortSignal.any([signal, over.signal]);
    const silent = this.clock.sleep(HEARTBEAT_MS, ended).then(() => !ended.aborted);
    const changed = this.changes.after(executionId, revision, ended).then(() => false);
    try {
      return await Promise.race([silent, changed]);
    } finally {
      over.abort();
    }
  }
}
