import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type TracerProvider, trace } from '@opentelemetry/api';
import { Clock } from '../../common/clock';

/** Longest wait for the collector at shutdown, in milliseconds. */
const PATIENCE_MS = 3_000;

interface Flushable extends TracerProvider {
  forceFlush(): Promise<void>;
}

/** Sends the last spans before the process ends, unless the collector keeps it waiting. */
@Injectable()
export class TelemetryFlush implements OnApplicationShutdown {
  constructor(private readonly clock: Clock) {}

  async onApplicationShutdown(): Promise<void> {
    const provider = currentProvider();
    if (!isFlushable(provider)) return;
    const flushed = new AbortController();
    const flush = provider.forceFlush().catch(() => undefined);
    await Promise.race([flush, this.clock.sleep(PATIENCE_MS, flushed.signal)]);
    flushed.abort();
  }
}

/** The API hands out a proxy of the provider that was registered. */
function currentProvider(): TracerProvider {
  const provider: TracerProvider & { getDelegate?(): TracerProvider } = trace.getTracerProvider();
  return provider.getDelegate?.() ?? provider;
}

function isFlushable(provider: TracerProvider): provider is Flushable {
  return 'forceFlush' in provider && typeof provider.forceFlush === 'function';
}
