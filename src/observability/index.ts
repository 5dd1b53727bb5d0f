export { LOG_DESTINATION } from './logging/log-destination';
export { ServiceLogger } from './logging/service-logger';
export { writeRequestLine } from './logging/write-request-line';
export { writeStartFailure } from './logging/write-start-failure';
export { ObservabilityModule } from './observability.module';
export { activeTrace } from './tracing/active-trace';
export { ATTRIBUTES, SPANS } from './tracing/semantic-names';
export { Tracing } from './tracing/tracing';
