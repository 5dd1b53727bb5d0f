import { Module } from '@nestjs/common';
import { IdempotencyModule } from '../idempotency';
import { JournalModule } from '../journal';
import { OrchestratorModule } from '../orchestrator';
import { SessionsModule } from '../sessions';
import { BridgeFlowsController } from './bridge-flows.controller';
import { DynamicFlowsController } from './dynamic-flows.controller';
import { FlowAcceptor } from './flow-acceptor';
import { KeptFlowsController } from './kept-flows.controller';
import { RecoveryFlowsController } from './recovery-flows.controller';

/** The HTTP commands: plan, execute, stop. */
@Module({
  imports: [JournalModule, OrchestratorModule, SessionsModule, IdempotencyModule],
  controllers: [DynamicFlowsController, BridgeFlowsController, RecoveryFlowsController, KeptFlowsController],
  providers: [FlowAcceptor],
})
export class DynamicFlowsModule {}
