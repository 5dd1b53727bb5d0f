import { trace } from '@opentelemetry/api';
import { LoggerModule } from 'nestjs-pino';
import { LoggingConfig } from '../../config';
import { levelOf } from './level-of';
import { requestFacts } from './request-facts';

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
 * Logs as JSON lines: one for each request, with the trace that it belongs to and without secrets. A defect is in the
 * line of its request, with its stack.
 */
export const loggingModule = LoggerModule.forRootAsync({
  inject: [LoggingConfig],
  useFactory: ({ level }: LoggingConfig) => ({
    forRoutes: ['*splat'],
    pinoHttp: {
      level,
      redact: REDACTED,
      mixin: currentTrace,
      customLogLevel: (request, response, error) => levelOf(request.url ?? '', response.statusCode, error),
      serializers: { req: requestFacts, res: responseFacts },
      quietReqLogger: true,
    },
  }),
});

function currentTrace(): Record<string, string> {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
}

function responseFacts({ statusCode }: { readonly statusCode: number }) {
  return { statusCode };
}
