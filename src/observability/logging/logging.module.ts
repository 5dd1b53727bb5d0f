import type { IncomingMessage, ServerResponse } from 'node:http';
import { trace } from '@opentelemetry/api';
import { LoggerModule } from 'nestjs-pino';
import { LoggingConfig } from '../../config';

const REDACTED = [
  'req.headers.authorization',
  'req.headers["x-api-key"]',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];

/** One line a request, with the trace it belongs to and without secrets. */
export const loggingModule = LoggerModule.forRootAsync({
  inject: [LoggingConfig],
  useFactory: ({ level }: LoggingConfig) => ({
    forRoutes: ['*splat'],
    pinoHttp: {
      level,
      redact: REDACTED,
      mixin: traceOfSpan,
      customLogLevel: levelOf,
      serializers: { req: requestFacts, res: ({ statusCode }: { statusCode: number }) => ({ statusCode }) },
      quietReqLogger: true,
    },
  }),
});

function traceOfSpan(): Record<string, string> {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
}

/** Somebody must act on 5xx; probes are of no interest. */
function levelOf(
  request: IncomingMessage,
  response: ServerResponse,
  error?: Error,
): 'error' | 'debug' | 'info' {
  if (error || (response.statusCode >= 500 && response.statusCode !== 503)) return 'error';
  return request.url?.includes('/health') ? 'debug' : 'info';
}

function requestFacts({ id, method, url }: { id: unknown; method: string; url: string }) {
  return { id, method, url: url.split('?')[0] };
}
