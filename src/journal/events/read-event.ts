import type { Selectable } from 'kysely';
import type { FlowEvent } from '../../domain';
import { type EventRow, decodeJson } from '../../storage';
import { assertEvent } from './assert-event';
import { type RawEvent, UPCASTS } from './upcasts';

/** The version in which this build writes events. */
export const EVENT_VERSION = UPCASTS.length + 1;

/** What reading an event needs of its row. */
export type StoredEvent = Pick<Selectable<EventRow>, 'execution_id' | 'revision' | 'version' | 'data'>;

/**
 * The event of a row, whichever build wrote it.
 * @param upcasts what lies between its version and this build's
 * @throws {Error} when a newer build wrote it, or when it is none; the message names the row
 */
export function readEvent(row: StoredEvent, upcasts = UPCASTS): FlowEvent {
  const place = `Event ${row.revision} of ${row.execution_id}`;
  const newest = upcasts.length + 1;
  if (row.version > newest)
    throw new Error(
      `${place} has version ${row.version}, and this build knows up to ${newest}: run a build that is at least as new.`,
    );
  try {
    const event = upcasts.slice(row.version - 1).reduce((older, upcast) => upcast(older), rawOf(row));
    assertEvent(event);
    return event;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${place} cannot be read: ${why}.`, { cause });
  }
}

function rawOf({ data }: StoredEvent): RawEvent {
  const value = decodeJson(data);
  if (typeof value !== 'object' || value === null) throw new TypeError('it is no object');
  return { ...value };
}
