export { BackgroundModel } from './background-model';
export { BackgroundReader, LIMITS } from './background-reader';
export { WEIGHTS } from './model-weights';
