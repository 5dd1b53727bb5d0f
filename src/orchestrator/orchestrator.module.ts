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
  ExecutionStore,
  FlowRunner,
  NeedReader,
  OptionsFinder,
  QueryRunner,
  RecoveryPause,
  RouteBuilder,
  StepRecovery,
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
  RouteBuilder,
  NeedReader,
  OptionsFinder,
  StepRecovery,
  RecoveryPause,
  ExecutionStore,
];

/** Prompt -> plan -> execution. */
@Module({
  imports: [StorageModule, LedgerModule, SessionsModule, ProtocolsModule, RecoveryModule],
  providers: [Orchestrator, QueueWorker, ...planning, ...execution],
  exports: [Orchestrator],
})
export class OrchestratorModule {}
