import { Registry, collectDefaultMetrics } from 'prom-client';

/** Milliseconds between two looks at the delay of the event loop. */
const EVENT_LOOP_PRECISION = 20;

/** A registry of its own, so that applications in one process do not share figures, with those of the process. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION });
  return registry;
}
