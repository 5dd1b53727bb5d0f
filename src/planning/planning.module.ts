import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { ProtocolsModule } from '../protocols';
import { ContextResolver } from './context-resolver';
import { Planner } from './planner';
import { RecipientCheck } from './recipients';

/** Prompt -> plan. */
@Module({
  imports: [LedgerModule, ProtocolsModule],
  providers: [Planner, ContextResolver, RecipientCheck],
  exports: [Planner, ContextResolver, RecipientCheck],
})
export class PlanningModule {}
