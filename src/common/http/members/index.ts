export { NestedObject, NestedObjects } from './nested';
export { QueryNumber } from './query-number';
export { RealTime } from './real-time';
