import { Injectable } from '@nestjs/common';
import type { ModelFailure } from './model-error';

/** One request to a model that has ended. */
export interface MeteredCall {
  readonly provider: string;
  /** As clients name it. */
  readonly model: string;
  readonly outcome: 'answered' | ModelFailure;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly seconds: number;
}

/** Tells whoever counts of every request to a model; no text of prompts or answers. */
@Injectable()
export class ModelMeter {
  private readonly listeners = new Set<(call: MeteredCall) => void>();

  /** @returns how to end it */
  subscribe(listener: (call: MeteredCall) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  record(call: MeteredCall): void {
    for (const listener of this.listeners) listener(call);
  }
}
