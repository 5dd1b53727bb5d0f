import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { ProtocolsModule } from '../protocols';
import { RecoveryModule } from '../recovery';
import { SessionsModule } from '../sessions';
import { StorageModule } from '../storage';
import {
  ActionResolver,
  AttemptBuilder,
  AttemptSender,
  ExecutionJudges,
  ExecutionStore,
  FlowRunner,
  QueryRunner,
  RecoveryPause,
  StepRunner,
} from './execution';
import { Orchestrator } from './orchestrator';
import { ContextResolver, Planner } from './planning';
import { QueueWorker } from './queue-worker';

const planning = [Planner, ContextResolver];
const execution = [
  FlowRunner,
  StepRunner,
  AttemptBuilder,
  AttemptSender,
  ActionResolver,
  QueryRunner,
  RecoveryPause,
  ExecutionStore,
  ExecutionJudges,
];

/** Prompt -> plan -> execution. */
@Module({
  imports: [StorageModule, LedgerModule, SessionsModule, ProtocolsModule, RecoveryModule],
  providers: [Orchestrator, QueueWorker, ...planning, ...execution],
  exports: [Orchestrator, ExecutionJudges],
})
export class OrchestratorModule {}
