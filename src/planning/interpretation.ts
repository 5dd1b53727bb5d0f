import type { Address, ModelReading } from '../domain';
import type { ReadPrompt } from './prompt-reader';
import type { Produced } from './reading';

/** A prompt that somebody is to read. */
export interface PromptRequest {
  readonly prompt: string;
  readonly wallet: Address;
  /** What earlier steps left that the prompt may speak of. */
  readonly made?: readonly Produced[] | undefined;
  /** Aborted when whoever asked goes away. */
  readonly signal?: AbortSignal | undefined;
}

/** What was read, and by whom. */
export interface Interpretation {
  readonly read: ReadPrompt;
  /** `grammar`, or `llm:<name>`. */
  readonly planner: string;
  /** What it took a model to read it; absent: none was asked. */
  readonly reading?: ModelReading;
}
