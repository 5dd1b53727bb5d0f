export type { ParsedStep, ParsedSteps, Produced } from './discourse/step';
export { SentenceReader } from './sentence-reader';
