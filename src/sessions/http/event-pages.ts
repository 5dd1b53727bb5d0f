import { Injectable } from '@nestjs/common';
import { type JournaledEvent, endsExecution } from '../../domain';
import { FlowReader } from '../../journal';
import { journaledEventView } from './journaled-event.view';

/** Events that are read at once. */
const PAGE = 100;

/** An event as it goes over a stream. */
export interface StreamedEvent {
  readonly revision: number;
  readonly text: string;
  /** Is it the last one of its execution? */
  readonly isLast: boolean;
}

/** Reads and encodes the journal for streams, once for all that ask for the same at the same time, as after an event. */
@Injectable()
export class EventPages {
  private readonly reading = new Map<string, Promise<readonly StreamedEvent[]>>();

  constructor(private readonly reader: FlowReader) {}

  /** The first events after a revision, oldest first; none when there are none yet. */
  after(executionId: string, revision: number): Promise<readonly StreamedEvent[]> {
    const key = `${executionId} ${revision}`;
    const begun = this.reading.get(key);
    if (begun !== undefined) return begun;
    const page = this.read(executionId, revision).finally(() => this.reading.delete(key));
    this.reading.set(key, page);
    return page;
  }

  private async read(executionId: string, revision: number): Promise<readonly StreamedEvent[]> {
    return (await this.reader.events(executionId, revision, PAGE)).map(encode);
  }
}

function encode(event: JournaledEvent): StreamedEvent {
  const view = journaledEventView(event);
  const { revision, type } = view;
  const text = `id: ${revision}\nevent: ${type}\ndata: ${JSON.stringify(view)}\n\n`;
  return { revision, text, isLast: endsExecution(event.event) };
}
