import './require-node';
import { createRequire } from 'node:module';
import { loadEnvFile } from './config';

try {
  loadEnvFile();
} catch {
  // Said by what starts next, which reads it again.
}

// Loaded only when a collector is configured, so that tracing costs nothing without one; and loaded here and now,
// because it must come before the modules that it instruments.
if (process.env['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim()) {
  const telemetry = createRequire(__filename)(
    './observability/tracing/start-telemetry',
  ) as typeof import('./observability/tracing/start-telemetry');
  telemetry.startTelemetry();
}
