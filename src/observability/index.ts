export { LOG_DESTINATION } from './logging/log-destination';
export { writeRequestLine } from './logging/write-request-line';
export { ObservabilityModule } from './observability.module';
export { activeTrace } from './tracing/active-trace';
export { ATTRIBUTES, SPANS } from './tracing/semantic-names';
export { Tracing } from './tracing/tracing';
