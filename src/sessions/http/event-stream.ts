import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { type JournaledEvent, endsExecution } from '../../domain';
import { FlowReader } from '../flow-reader';
import { ExecutionChanges } from './execution-changes';
import { journaledEventView } from './journaled-event.view';

/** Between two signs of life on a stream where nothing happens, in milliseconds: proxies close what is silent. */
const HEARTBEAT_MS = 15_000;

/** Events that are read at once, for each client. */
const PAGE = 100;

/** What a client is told to wait before it connects again, in milliseconds. */
const RECONNECT_MS = 2_000;

/**
 * The journal of an execution as server-sent events (WHATWG HTML §9.2). A slow client holds nothing up and costs nothing:
 * events are read from the journal, some at a time, when it can take them.
 */
@Injectable()
export class EventStream {
  constructor(
    private readonly reader: FlowReader,
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
      const events = await this.reader.events(executionId, revision, PAGE);
      for (const event of events) {
        yield encode(event);
        revision = event.revision;
        if (endsExecution(event.event)) return;
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

function encode(event: JournaledEvent): string {
  const view = journaledEventView(event);
  return `id: ${event.revision}\nevent: ${view.type}\ndata: ${JSON.stringify(view)}\n\n`;
}
