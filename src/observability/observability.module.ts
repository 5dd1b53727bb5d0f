import { Global, Module } from '@nestjs/common';
import { loggingModule } from './logging/logging.module';
import { Tracing } from './tracing/tracing';

/** Logs and traces. */
@Global()
@Module({ imports: [loggingModule], providers: [Tracing], exports: [Tracing] })
export class ObservabilityModule {}
