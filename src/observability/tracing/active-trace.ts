import { context, propagation } from '@opentelemetry/api';
import type { TraceContext } from '../../domain';

/**
 * The trace that is active here, to be kept with work that is done later; `undefined` when nobody traces. Baggage is the
 * caller's and is not kept.
 */
export function activeTrace(): TraceContext | undefined {
  const headers: Record<string, string> = {};
  propagation.inject(propagation.deleteBaggage(context.active()), headers);
  return Object.keys(headers).length > 0 ? headers : undefined;
}
