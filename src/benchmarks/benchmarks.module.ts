import { Module } from '@nestjs/common';
import { AgentModule } from '../agent';
import { IdempotencyModule } from '../idempotency';
import { JournalModule } from '../journal';
import { LedgerModule } from '../ledger';
import { OrchestratorModule } from '../orchestrator';
import { ProtocolsModule } from '../protocols';
import { StorageModule } from '../storage';
import { AgentSettings } from './agent-settings';
import { BenchmarkRunner } from './benchmark-runner';
import { BenchmarkRuns } from './benchmark-runs';
import { BenchmarkCatalogue, ShippedFiles } from './catalogue';
import { AgentsController } from './http/agents.controller';
import { BenchmarksController } from './http/benchmarks.controller';
import { CatalogueController } from './http/catalogue.controller';
import { DebugController } from './http/debug.controller';
import { BenchmarkPlanner } from './planning/benchmark-planner';
import { RunWallets } from './planning/run-wallets';
import { BenchmarkJudge } from './scoring/benchmark-judge';
import { FinalState } from './scoring/final-state';
import { ProducedInstructions } from './scoring/produced-instructions';
import { StepDeadlines } from './step-deadlines';

const catalogue = [BenchmarkCatalogue, ShippedFiles];
const running = [BenchmarkRunner, BenchmarkRuns, BenchmarkPlanner, RunWallets, StepDeadlines];
const scoring = [BenchmarkJudge, FinalState, ProducedInstructions];

const engine = [LedgerModule, JournalModule, ProtocolsModule, AgentModule, OrchestratorModule];

/** Benchmark files: keeping, running and scoring them. */
@Module({
  imports: [StorageModule, IdempotencyModule, ...engine],
  controllers: [BenchmarksController, CatalogueController, AgentsController, DebugController],
  providers: [...catalogue, ...running, ...scoring, AgentSettings],
})
export class BenchmarksModule {}
