export { NeedReader } from './need-reader';
export { type FailedStep, OptionsFinder } from './options-finder';
