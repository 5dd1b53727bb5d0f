import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { ProtocolsModule } from '../protocols';
import { RecoveryModule } from '../recovery';
import { JournalModule } from '../journal';
import { StorageModule } from '../storage';
import {
  ActionResolver,
  AttemptBuilder,
  ExecutionJudges,
  ExecutionStore,
  FlowRunner,
  NeedReader,
  OptionsFinder,
  QueryRunner,
  RouteBuilder,
  StepBuilder,
  StepRecovery,
  StepRunner,
} from './execution';
import { Bridge, FlowBenchmarks } from './bridge';
import { AnswerDesk, FlowDrafts, ResumeDesk, SignatureCheck, StartDesk, StopDesk } from './commands';
import { PlanningModule } from '../planning';
import { FlowPreviewer, TransactionSimulator } from './preview';
import { QueueWorker } from './queue-worker';
import { TemplatesModule } from '../templates';

const commands = [StartDesk, AnswerDesk, StopDesk, ResumeDesk, FlowDrafts, SignatureCheck];
const previews = [FlowPreviewer, TransactionSimulator];
const bridge = [Bridge, FlowBenchmarks];
const execution = [
  FlowRunner,
  StepRunner,
  AttemptBuilder,
  ActionResolver,
  QueryRunner,
  RouteBuilder,
  StepBuilder,
  NeedReader,
  OptionsFinder,
  StepRecovery,
  ExecutionStore,
  ExecutionJudges,
];

/** Prompt -> plan -> execution. */
@Module({
  imports: [
    StorageModule,
    LedgerModule,
    JournalModule,
    ProtocolsModule,
    RecoveryModule,
    PlanningModule,
    TemplatesModule,
  ],
  providers: [QueueWorker, ...commands, ...previews, ...bridge, ...execution],
  exports: [StartDesk, AnswerDesk, StopDesk, ResumeDesk, FlowPreviewer, ExecutionJudges, FlowBenchmarks],
})
export class OrchestratorModule {}
