import { signature as kitSignature } from '@solana/kit';
import { decodeMessage, messageOf } from '../embedded/decode-message';
import { vmFailure } from '../embedded/vm-failure';
import type { LandedTransaction } from '../ledger';
import { measureBalances } from './balances-effect';
import type { RpcEndpoint } from './rpc-endpoint';
import { RpcError } from './rpc-error';
import type { RpcPool } from './rpc-pool';
import { runtimeErrorOf } from './runtime-error';

/** From when on a transaction counts as landed. */
export type Finality = 'confirmed' | 'finalized';

/** What the nodes know of a signature. */
export type Sighting = 'settled' | 'seen' | 'unseen';

/** One node's word, with a height that it had reached before it looked. */
export type Look = { readonly blockHeight: bigint; readonly sighting: Sighting } | 'no_answer';

/** What was executed, as nodes remember it. */
export class RpcHistory {
  constructor(
    private readonly pool: RpcPool,
    private readonly finality: Finality,
  ) {}

  /** The word of the first node that answers. @throws {RpcError} */
  async sighting(signature: string): Promise<Sighting> {
    const { value } = await this.pool.ask((rpc, _seen) =>
      rpc.getSignatureStatuses([kitSignature(signature)], { searchTransactionHistory: true }),
    );
    return this.sightingOf(value[0]);
  }

  /** The word of every node: the height first, and the signature after that. */
  lookEverywhere(signature: string): Promise<Look[]> {
    return Promise.all(this.pool.endpoints.map((endpoint) => this.lookAt(endpoint, signature)));
  }

  /**
   * What a settled transaction did. Whether it gave away control over accounts is not in the history of a node.
   * @param wire its bytes
   * @returns `undefined` when no node tells yet
   * @throws {RpcError}
   */
  async landed(signature: string, wire: Uint8Array): Promise<LandedTransaction | undefined> {
    const found = await this.pool.ask((rpc) =>
      rpc.getTransaction(kitSignature(signature), {
        ...{ commitment: this.finality, encoding: 'base64', maxSupportedTransactionVersion: 1 },
      }),
    );
    const meta = found?.meta;
    if (!found || !meta) return undefined;
    const layout = decodeMessage(messageOf(wire));
    const { preTokenBalances, postTokenBalances, innerInstructions } = meta;
    const balances = {
      ...{ preBalances: meta.preBalances, postBalances: meta.postBalances },
      ...{ preTokenBalances: preTokenBalances ?? [], postTokenBalances: postTokenBalances ?? [] },
    };
    const logs = meta.logMessages ?? [];
    const failure = meta.err === null ? undefined : vmFailure(runtimeErrorOf(meta.err), logs, layout);
    return {
      ...{ signature, slot: found.slot, logs, computeUnits: meta.computeUnitsConsumed ?? 0n },
      measured: { ...measureBalances(layout, balances, innerInstructions ?? []), authorityChanges: [] },
      ...(failure && { failure }),
    };
  }

  private async lookAt(endpoint: RpcEndpoint, signature: string): Promise<Look> {
    if (endpoint.limitedForMs > 0) return 'no_answer';
    try {
      const blockHeight = await endpoint.call((rpc) => rpc.getBlockHeight({ commitment: this.finality }));
      const { value } = await endpoint.call((rpc) =>
        rpc.getSignatureStatuses([kitSignature(signature)], { searchTransactionHistory: true }),
      );
      return { blockHeight, sighting: this.sightingOf(value[0]) };
    } catch (error) {
      if (error instanceof RpcError) return 'no_answer';
      throw error;
    }
  }

  /** A block that is only `processed` may be dropped with all that is in it. */
  private sightingOf(status: { readonly confirmationStatus: string | null } | null | undefined): Sighting {
    if (!status) return 'unseen';
    const { confirmationStatus } = status;
    const isSettled =
      confirmationStatus === 'finalized' ||
      (this.finality === 'confirmed' && confirmationStatus === 'confirmed');
    return isSettled ? 'settled' : 'seen';
  }
}
