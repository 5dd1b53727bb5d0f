import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { StorageModule } from '../storage';
import { ExecutionList } from './execution-list';
import { FlowFeed } from './flow-feed';
import { ExecutionChanges } from './http/execution-changes';
import { FlowJournal } from './flow-journal';
import { FlowReader } from './flow-reader';
import { SESSION_CONTROLLERS, SESSION_VIEWS } from './http';
import { InProcessFlowFeed } from './in-process-flow-feed';
import { EndedExecutions } from './retention/ended-executions';
import { RetentionSweeper } from './retention/retention-sweeper';
import { SnapshotCache } from './snapshot-cache';
import { StoredFlowJournal } from './stored-flow-journal';
import { StoredFlowReader } from './stored-flow-reader';

const journal = [
  ExecutionList,
  SnapshotCache,
  InProcessFlowFeed,
  { provide: FlowJournal, useClass: StoredFlowJournal },
  { provide: FlowReader, useClass: StoredFlowReader },
  { provide: FlowFeed, useExisting: InProcessFlowFeed },
];

const retention = [EndedExecutions, RetentionSweeper];

/** The history of executions: writing it, reading it, being told of it, and showing it. */
@Module({
  imports: [LedgerModule, StorageModule],
  controllers: SESSION_CONTROLLERS,
  providers: [...journal, ...retention, ...SESSION_VIEWS],
  exports: [ExecutionChanges, FlowJournal, FlowReader, FlowFeed],
})
export class SessionsModule {}
