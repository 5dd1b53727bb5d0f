export { Bridge } from './bridge';
export { FlowBenchmarks } from './flow-benchmarks';
