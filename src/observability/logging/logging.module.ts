import { trace } from '@opentelemetry/api';
import { LoggerModule } from 'nestjs-pino';
import { type DestinationStream, type LoggerOptions, pino } from 'pino';
import { LoggingConfig } from '../../config';
import { LOG_DESTINATION } from './log-destination';

/** Members whose values never reach the log, wherever in an object of ours they are. */
const SECRETS = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'apiKey',
  'api_key',
  'password',
  'secret',
];
const REDACTED = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.headers["${name}"]`]);

/**
 * Logs as JSON lines, each with the trace that it belongs to and without secrets. The lines of requests are written by
 * a hook of the HTTP server ({@link writeRequestLine}): a middleware of the framework misses what no route takes, and
 * costs several times as much.
 */
export const loggingModule = LoggerModule.forRootAsync({
  inject: [LoggingConfig, { token: LOG_DESTINATION, optional: true }],
  useFactory: ({ level }: LoggingConfig, destination?: DestinationStream) => ({
    forRoutes: [],
    pinoHttp: { logger: pino(optionsFor(level), destination ?? pino.destination(1)) },
  }),
});

function optionsFor(level: string): LoggerOptions {
  return { level, redact: REDACTED, mixin: currentTrace };
}

function currentTrace(): Record<string, string> {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
}
