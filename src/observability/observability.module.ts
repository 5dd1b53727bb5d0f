import { Global, Module } from '@nestjs/common';
import { loggingModule } from './logging/logging.module';
import { TelemetryFlush } from './tracing/telemetry-flush';
import { Tracing } from './tracing/tracing';

/** Logs and traces. */
@Global()
@Module({ imports: [loggingModule], providers: [Tracing, TelemetryFlush], exports: [Tracing] })
export class ObservabilityModule {}
