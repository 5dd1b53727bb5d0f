export type { ParsedStep } from './frames/parsed-step';
export type { Produced } from './frames/story';
export { type ParsedPrompt, parsePrompt } from './parse-prompt';
