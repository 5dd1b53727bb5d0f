import { Module } from '@nestjs/common';
import { OrchestratorModule } from '../orchestrator';
import { DynamicFlowsController } from './dynamic-flows.controller';

/** The HTTP commands: plan, execute, stop. */
@Module({ imports: [OrchestratorModule], controllers: [DynamicFlowsController] })
export class DynamicFlowsModule {}
