import { Module } from '@nestjs/common';
import { AccessModule } from './access';
import { BenchmarksModule } from './benchmarks';
import { CommonModule } from './common';
import { DynamicFlowsModule } from './dynamic-flows';
import { HealthModule } from './health';
import { IdempotencyModule } from './idempotency';
import { JournalModule } from './journal';
import { LedgerModule } from './ledger';
import { McpModule } from './mcp';
import { MetricsModule } from './metrics';
import { ObservabilityModule } from './observability';
import { OrchestratorModule } from './orchestrator';
import { ProtocolsModule } from './protocols';
import { RecoveryModule } from './recovery';
import { SandboxRpcModule } from './sandbox-rpc';
import { SessionsModule } from './sessions';
import { StorageModule } from './storage';

const platform = [CommonModule, AccessModule, ObservabilityModule, StorageModule, IdempotencyModule];
const engine = [LedgerModule, JournalModule, ProtocolsModule, RecoveryModule, OrchestratorModule];
const doors = [DynamicFlowsModule, McpModule, SandboxRpcModule, BenchmarksModule];
const interfaces = [SessionsModule, ...doors, MetricsModule, HealthModule];

/** Everything but the configuration, which whoever builds the application hands in. */
@Module({ imports: [...platform, ...engine, ...interfaces] })
export class AppModule {}
