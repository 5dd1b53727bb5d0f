import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import { type ExecutionSnapshot, type Reach, isFinished, isWithin } from '../../../domain';
import { FlowReader } from '../../../journal';
import { ExecutionChanges } from '../execution-changes';
import type { WatchList } from './read-watch-list';

/** Between two signs of life on a stream where nothing happens, in milliseconds: proxies close what is silent. */
const HEARTBEAT_MS = 15_000;

/** What a client is told to wait before it connects again, in milliseconds. */
const RECONNECT_MS = 2_000;

/** Where an execution stands, as a stream of changes tells it. */
export interface ExecutionChange {
  readonly execution_id: string;
  readonly revision: number;
  readonly status: string;
  readonly is_finished: boolean;
}

/**
 * Tells where executions stand whenever one of them has changed, as server-sent events. It tells states and not events:
 * whoever reads slowly gets the newest state once.
 */
@Injectable()
export class ChangeStream {
  constructor(
    private readonly reader: FlowReader,
    private readonly changes: ExecutionChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * `changed` for each that is past the client's revision, now and later; `gone` for one that does not exist or is out of reach.
   * Ends when all have ended.
   * @param signal ends it before that
   */
  async *after(reach: Reach, list: WatchList, signal: AbortSignal): AsyncGenerator<string, void> {
    yield `retry: ${RECONNECT_MS}\n\n`;
    const open = new Map(list);
    while (!signal.aborted) {
      const told: string[] = [];
      for (const [executionId, revision] of open) {
        const execution = await this.within(reach, executionId);
        if (execution === undefined || isFinished(execution.status)) open.delete(executionId);
        else open.set(executionId, execution.revision);
        if (execution === undefined) told.push(eventOf('gone', { execution_id: executionId }));
        else if (execution.revision > revision) told.push(eventOf('changed', changeView(execution)));
      }
      yield* told;
      if (open.size === 0) return;
      if (told.length === 0 && (await this.isSilent(open, signal))) yield ': alive\n\n';
    }
  }

  /** Where an execution stands; what is out of a caller's reach is not there for it. */
  async within(reach: Reach, executionId: string): Promise<ExecutionSnapshot | undefined> {
    const execution = await this.reader.snapshot(executionId);
    return execution !== undefined && isWithin(reach, execution) ? execution : undefined;
  }

  /** Waits for a change of any. @returns has nothing, for as long as a stream may be silent? */
  private async isSilent(open: WatchList, signal: AbortSignal): Promise<boolean> {
    const over = new AbortController();
    const ended = AbortSignal.any([signal, over.signal]);
    const silent = this.clock.sleep(HEARTBEAT_MS, ended).then(() => !ended.aborted);
    const changed = [...open].map(([id, revision]) => this.changes.after(id, revision, ended));
    try {
      return await Promise.race([silent, ...changed.map((one) => one.then(() => false))]);
    } finally {
      over.abort();
    }
  }
}

/** Where an execution stands. */
export function changeView({ executionId, revision, status }: ExecutionSnapshot): ExecutionChange {
  return { execution_id: executionId, revision, status, is_finished: isFinished(status) };
}

function eventOf(type: 'changed' | 'gone', data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
