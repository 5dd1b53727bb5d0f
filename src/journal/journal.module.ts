import { Module } from '@nestjs/common';
import { StorageModule } from '../storage';
import { FlowFeed } from './flow-feed';
import { FlowJournal } from './flow-journal';
import { FlowReader } from './flow-reader';
import { InProcessFlowFeed } from './in-process-flow-feed';
import { EndedExecutions } from './retention/ended-executions';
import { RetentionSweeper } from './retention/retention-sweeper';
import { SnapshotCache } from './snapshot-cache';
import { StoredFlowJournal } from './stored-flow-journal';
import { StoredFlowReader } from './stored-flow-reader';

const ports = [
  { provide: FlowJournal, useClass: StoredFlowJournal },
  { provide: FlowReader, useClass: StoredFlowReader },
  { provide: FlowFeed, useExisting: InProcessFlowFeed },
];
const retention = [EndedExecutions, RetentionSweeper];

/** The history of executions: writing it, reading it, being told of it, and removing what ended long ago. */
@Module({
  imports: [StorageModule],
  providers: [SnapshotCache, InProcessFlowFeed, ...ports, ...retention],
  exports: [FlowJournal, FlowReader, FlowFeed],
})
export class JournalModule {}
