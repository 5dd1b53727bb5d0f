export type { ParsedStep } from './frames/parsed-step';
export { type ParsedPrompt, parsePrompt } from './parse-prompt';
