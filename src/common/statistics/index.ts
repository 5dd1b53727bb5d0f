export { type Tally, percentilesOf, sizeOf, totalOf } from './distribution';
export { HourlyCounts } from './hourly-counts';
export { type Interval, ratioOf, wilsonInterval } from './proportion';
