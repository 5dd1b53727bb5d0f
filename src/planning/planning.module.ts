import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { ProtocolsModule } from '../protocols';
import { ContextResolver } from './context-resolver';
import { Planner } from './planner';

/** Prompt -> plan. */
@Module({
  imports: [LedgerModule, ProtocolsModule],
  providers: [Planner, ContextResolver],
  exports: [Planner, ContextResolver],
})
export class PlanningModule {}
