import type { Schema } from '../api/client';

export type Mode = 'recovery' | 'direct' | 'bridge';
export type AtomicMode = 'strict' | 'conditional' | 'lenient';
export type Fault = Schema<'FaultDto'>;

/** What `wallet` is for one that the service makes. */
export const NEW_WALLET = 'new';

/** A flow as it stands in the form. */
export interface FlowDraft {
  readonly prompt: string;
  /** An address, or {@link NEW_WALLET}. */
  readonly wallet: string;
  readonly mode: Mode;
  readonly atomicMode: AtomicMode;
  /** May recovery ask a person? */
  readonly asks: boolean;
  /** The owner of the wallet signs, not the sandbox. */
  readonly ownerSigns: boolean;
  /** Who reads the sentence: the grammar, or where that cannot decide also a language model. */
  readonly planner: 'grammar' | 'auto';
  /** What the sandbox is asked to have go wrong. */
  readonly faults: readonly Fault[];
}

/** An empty form; a link may fill the prompt and the wallet. */
export function draftOf(query: URLSearchParams, lastWallet: string | undefined): FlowDraft {
  return {
    prompt: query.get('prompt') ?? '',
    wallet: query.get('wallet') ?? lastWallet ?? NEW_WALLET,
    mode: 'recovery',
    atomicMode: 'strict',
    asks: true,
    ownerSigns: false,
    planner: 'grammar',
    faults: [],
  };
}
