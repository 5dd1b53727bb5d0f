import { type Context, ROOT_CONTEXT, propagation } from '@opentelemetry/api';
import type { TraceContext } from '../../domain';

/** The context that continues a kept trace; that of a trace of its own when there is none, or it cannot be read. */
export function contextOfTrace(kept: TraceContext | undefined): Context {
  return kept ? propagation.extract(ROOT_CONTEXT, kept) : ROOT_CONTEXT;
}
