export { ModelReader } from './model-reader';
