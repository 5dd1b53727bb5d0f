export { bootstrapInterval } from './bootstrap';
export { type Tally, percentilesOf, sizeOf, totalOf } from './distribution';
export { HourlyCounts } from './hourly-counts';
export { type Interval, ratioOf, wilsonInterval } from './proportion';
export { type SampleMean, meanOf, sampleMean } from './sample-mean';
export { seededDraws } from './seeded-draws';
