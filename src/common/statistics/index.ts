export { type Tally, percentilesOf, sizeOf, totalOf } from './distribution';
export { type Interval, ratioOf, wilsonInterval } from './proportion';
