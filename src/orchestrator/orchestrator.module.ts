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
import { FlowDrafts } from './flow-drafts';
import { Orchestrator } from './orchestrator';
import { PlanningModule } from '../planning';
import { FlowPreviewer, TransactionSimulator } from './preview';
import { QuestionDesk } from './question-desk';
import { Resumption } from './resumption';
import { QueueWorker } from './queue-worker';
import { SignatureCheck } from './signature-check';
import { StopDesk } from './stop-desk';
import { FlowWriter, TemplateEngine, readTemplates } from './templates';

const drafts = [FlowDrafts, FlowPreviewer, TransactionSimulator];
const bridge = [
  Bridge,
  FlowBenchmarks,
  FlowWriter,
  { provide: TemplateEngine, useFactory: () => new TemplateEngine(readTemplates()) },
];
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
  imports: [StorageModule, LedgerModule, JournalModule, ProtocolsModule, RecoveryModule, PlanningModule],
  providers: [
    Orchestrator,
    QuestionDesk,
    SignatureCheck,
    StopDesk,
    Resumption,
    QueueWorker,
    ...drafts,
    ...bridge,
    ...execution,
  ],
  exports: [
    Orchestrator,
    FlowPreviewer,
    ExecutionJudges,
    QuestionDesk,
    StopDesk,
    Resumption,
    FlowBenchmarks,
    TemplateEngine,
  ],
})
export class OrchestratorModule {}
