import { Injectable } from '@nestjs/common';
import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

/** Spans of our own work. Without an exporter the API's no-op tracer makes this nearly free. */
@Injectable()
export class Tracing {
  private readonly tracer = trace.getTracer('reev');

  /** Runs `work` inside a span; an error ends the span as failed and goes on. */
  async span<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
    return this.tracer.startActiveSpan(name, { attributes }, async (span) => {
      try {
        return await work(span);
      } catch (error) {
        span.recordException(error as Error);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
  }
}
