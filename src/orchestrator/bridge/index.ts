export { Bridge } from './bridge';
export { FlowBenchmarks } from './flow-benchmarks';
export { outputOfCall } from './output-of-call';
