export { ObservabilityModule } from './observability.module';
export { ATTRIBUTES, SPANS } from './tracing/semantic-names';
export { Tracing } from './tracing/tracing';
