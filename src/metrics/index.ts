export { MetricsModule } from './metrics.module';
export { HttpMetrics } from './prometheus';
