import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { LedgerModule } from '../ledger';
import { StorageModule } from '../storage';
import { TemplatesModule } from '../templates';
import { HealthController } from './health.controller';
import {
  LedgerIndicator,
  PlannerIndicator,
  QueueIndicator,
  type ReadinessIndicator,
  StoreIndicator,
  TemplatesIndicator,
} from './indicators';
import { READINESS_INDICATORS, ReadinessProbe } from './readiness-probe';

const indicators = [StoreIndicator, QueueIndicator, LedgerIndicator, PlannerIndicator, TemplatesIndicator];

/** Probes for whoever runs the service. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false }), StorageModule, LedgerModule, TemplatesModule],
  controllers: [HealthController],
  providers: [
    ...indicators,
    { provide: READINESS_INDICATORS, useFactory: (...all: ReadinessIndicator[]) => all, inject: indicators },
    ReadinessProbe,
  ],
})
export class HealthModule {}
