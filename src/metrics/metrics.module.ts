import { Module } from '@nestjs/common';
import { AgentModule } from '../agent';
import { RecoveryModule } from '../recovery';
import { JournalModule } from '../journal';
import { StorageModule } from '../storage';
import { MetricsController } from './http/metrics.controller';
import { PrometheusController } from './http/prometheus.controller';
import { PROMETHEUS, HttpMetrics } from './prometheus';
import { FlowReportService } from './report';

/** Figures for people and for collectors. It reads and is told; it writes nothing. */
@Module({
  imports: [StorageModule, JournalModule, RecoveryModule, AgentModule],
  controllers: [MetricsController, PrometheusController],
  providers: [FlowReportService, ...PROMETHEUS],
  exports: [HttpMetrics],
})
export class MetricsModule {}
