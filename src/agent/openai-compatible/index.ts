export { type ModelSurroundings, OpenAiCompatibleModel } from './openai-compatible-model';
