import { Injectable } from '@nestjs/common';
import {
  type Attributes,
  type Context,
  type Span,
  SpanKind,
  SpanStatusCode,
  context,
  trace,
} from '@opentelemetry/api';
import type { TraceContext } from '../../domain';
import { contextOfTrace } from './context-of-trace';

/** Spans of our own work. Without a collector the tracer of the API does nothing, and a span is nearly free. */
@Injectable()
export class Tracing {
  private readonly tracer = trace.getTracer('reev');

  /**
   * Runs `work` inside a span that ends with it.
   * @param name one of `SPANS`, or the name of a thing of bounded number such as a tool
   * @throws what `work` throws, after the span has been marked as failed
   */
  span<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
    return this.within(context.active(), { name, attributes }, work);
  }

  /** The same for a request to another service. */
  clientSpan<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
    return this.within(context.active(), { name, attributes, kind: SpanKind.CLIENT }, work);
  }

  /**
   * The same for work that is taken up: its span goes on with the trace that was kept with the work, not with whatever
   * is active where it is taken.
   */
  resumedSpan<T>(
    kept: TraceContext | undefined,
    name: string,
    attributes: Attributes,
    work: (span: Span) => Promise<T>,
  ): Promise<T> {
    return this.within(contextOfTrace(kept), { name, attributes }, work);
  }

  private within<T>(
    parent: Context,
    { name, ...options }: { name: string; attributes: Attributes; kind?: SpanKind },
    work: (span: Span) => Promise<T>,
  ): Promise<T> {
    return this.tracer.startActiveSpan(name, options, parent, async (span) => {
      try {
        return await work(span);
      } catch (error) {
        markFailed(span, error);
        throw error;
      } finally {
        span.end();
      }
    });
  }
}

function markFailed(span: Span, error: unknown): void {
  const reason = error instanceof Error ? error : new Error(String(error));
  span.recordException(reason);
  span.setAttribute('error.type', reason.name);
  span.setStatus({ code: SpanStatusCode.ERROR, message: reason.message });
}
