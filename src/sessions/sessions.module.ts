import { Module } from '@nestjs/common';
import { JournalModule } from '../journal';
import { LedgerModule } from '../ledger';
import { StorageModule } from '../storage';
import { ExecutionList } from './execution-list';
import { SESSION_CONTROLLERS, SESSION_VIEWS } from './http';
import { ExecutionChanges } from './http/execution-changes';

/** Showing executions: status, lists, logs, polling, streams and diagrams. Reads the journal, and writes nothing. */
@Module({
  imports: [JournalModule, LedgerModule, StorageModule],
  controllers: SESSION_CONTROLLERS,
  providers: [ExecutionList, ...SESSION_VIEWS],
  exports: [ExecutionChanges],
})
export class SessionsModule {}
