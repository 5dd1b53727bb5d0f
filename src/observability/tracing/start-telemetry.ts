import { FastifyOtelInstrumentation } from '@fastify/otel';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { NodeSDK } from '@opentelemetry/sdk-node';

const PROBES = /^(\/api\/v1)?\/(health|metrics)(\/|$)/;

/**
 * Begins to send spans to the collector that the `OTEL_…` variables name. One span for the HTTP exchange and one for
 * its route; probes get none. Everything else that is traced is our own work, by {@link Tracing}.
 */
export function startTelemetry(): void {
  const sdk = new NodeSDK({
    serviceName: process.env['OTEL_SERVICE_NAME'] ?? 'reev',
    logRecordProcessors: [],
    metricReaders: [],
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => PROBES.test(url ?? '') }),
      new FastifyOtelInstrumentation({
        registerOnInitialization: true,
        instrumentHooks: false,
        instrumentHandler: false,
        ignorePaths: ({ url }) => PROBES.test(url),
      }),
    ],
  });
  sdk.start();
}
