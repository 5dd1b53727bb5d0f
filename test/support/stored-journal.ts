import type { Clock } from '../../src/common/clock';
import { InProcessFlowFeed } from '../../src/journal/in-process-flow-feed';
import { SnapshotCache } from '../../src/journal/snapshot-cache';
import { StoredFlowJournal } from '../../src/journal/stored-flow-journal';
import { StoredFlowReader } from '../../src/journal/stored-flow-reader';
import type { Store } from '../../src/storage';

/** The journal in a store, with who reads it and who is told. */
export interface StoredJournal {
  readonly journal: StoredFlowJournal;
  readonly reader: StoredFlowReader;
  readonly feed: InProcessFlowFeed;
}

/** With nothing in memory yet. */
export function openJournal({ database, unitOfWork }: Store, clock: Clock): StoredJournal {
  const cache = new SnapshotCache();
  const feed = new InProcessFlowFeed();
  const reader = new StoredFlowReader(database, cache);
  return { journal: new StoredFlowJournal(unitOfWork, reader, clock, cache, feed), reader, feed };
}
