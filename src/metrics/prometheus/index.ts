import { Registry } from 'prom-client';
import { createRegistry } from './create-registry';
import { FlowMetricsProjection } from './flow-metrics.projection';
import { HttpMetrics } from './http-metrics';
import { ModelMetrics } from './model-metrics';
import { QueueMetrics } from './queue-metrics';

export { HttpMetrics } from './http-metrics';

/** The registry of one application, and whoever feeds it. */
export const PROMETHEUS = [
  { provide: Registry, useFactory: createRegistry },
  FlowMetricsProjection,
  HttpMetrics,
  ModelMetrics,
  QueueMetrics,
];
