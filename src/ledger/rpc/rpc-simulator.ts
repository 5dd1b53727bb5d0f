import {
  type Commitment,
  address as kitAddress,
  getBase64EncodedWireTransaction,
  getTransactionDecoder,
} from '@solana/kit';
import type { Address, AssetDiff } from '../../domain';
import { authorityChanges } from '../embedded/authority-changes';
import { decodeMessage } from '../embedded/decode-message';
import type { MessageLayout } from '../embedded/message-layout';
import { vmFailure } from '../embedded/vm-failure';
import type { AccountState, Simulation } from '../ledger';
import { LedgerError } from '../ledger-error';
import type { UnsignedTransaction } from '../transaction';
import { type Balances, measureBalances } from './balances-effect';
import { type InnerCalls, callFacts } from './inner-calls';
import type { RpcPool } from './rpc-pool';
import { type RpcReads, accountState } from './rpc-reads';
import { runtimeErrorOf } from './runtime-error';

const SIGNATURE_LENGTH = 64;

type Accounts = ReadonlyMap<Address, AccountState>;

/** What a node says that a transaction would do. */
interface Simulated {
  readonly err: unknown;
  readonly logs: readonly string[];
  readonly computeUnits: bigint;
  readonly after: Accounts;
  readonly inner: readonly InnerCalls[];
  readonly balances: Balances | undefined;
}

/** Simulates transactions on a node, and measures what they would do. */
export class RpcSimulator {
  constructor(
    private readonly pool: RpcPool,
    private readonly reads: RpcReads,
    private readonly commitment: Commitment,
  ) {}

  /**
   * The blockhash counts: a transaction that can no longer land fails.
   * @throws {LedgerError} `rpc_unavailable` also when the node is too old to tell what a simulation does to balances
   */
  async simulate({ message }: UnsignedTransaction): Promise<Simulation> {
    const layout = decodeMessage(message);
    const [before, simulated] = await Promise.all([
      this.reads.accounts(layout.writable),
      this.run(layout, message),
    ]);
    const { err, logs, computeUnits } = simulated;
    const failure = err === null ? undefined : vmFailure(runtimeErrorOf(err), logs, layout);
    const after = failure ? before : simulated.after;
    return {
      ...{ logs, computeUnits, ...(failure && { failure }) },
      diff: failure ? nothingOf(layout, simulated) : diffOf(layout, simulated, before),
      after: new Map(layout.writable.map((address) => [address, after.get(address)])),
    };
  }

  private async run(layout: MessageLayout, message: Uint8Array): Promise<Simulated> {
    const { writable } = layout;
    const transaction = getTransactionDecoder().decode(unsignedWire(message, layout));
    const { value } = await this.pool.ask((rpc, seen) =>
      rpc.simulateTransaction(getBase64EncodedWireTransaction(transaction), {
        ...{ ...seen, commitment: this.commitment, encoding: 'base64', innerInstructions: true },
        ...{ sigVerify: false, replaceRecentBlockhash: false },
        accounts: { addresses: writable.map((one) => kitAddress(one)), encoding: 'base64' },
      }),
    );
    const after = writable.flatMap((address, index) => {
      const account = value.accounts[index];
      return account && account.lamports > 0n ? [accountState(address, account)] : [];
    });
    return {
      ...{ err: value.err, logs: value.logs ?? [], computeUnits: value.unitsConsumed ?? 0n },
      after: new Map(after.map((account) => [account.address, account])),
      inner: innerIn(value),
      balances: balancesIn(value),
    };
  }
}

function diffOf(layout: MessageLayout, { inner, balances, after }: Simulated, before: Accounts): AssetDiff {
  const { writable, signers } = layout;
  const [feePayer] = signers;
  if (feePayer === undefined) throw new RangeError('A transaction has a fee payer');
  if (balances === undefined)
    throw new LedgerError({
      code: 'rpc_unavailable',
      message: 'The RPC node does not tell what a simulated transaction does to balances; use a newer one.',
    });
  return {
    ...measureBalances(layout, balances, inner),
    authorityChanges: authorityChanges({ feePayer, writable, before, after }),
  };
}

function nothingOf(layout: MessageLayout, { inner }: Simulated): AssetDiff {
  const { programs } = callFacts(layout, inner);
  return { changes: [], fee: 0n, rent: 0n, programs, authorityChanges: [] };
}

function balancesIn(value: { readonly [K in keyof Balances]: Balances[K] | null }): Balances | undefined {
  const { preBalances, postBalances, preTokenBalances, postTokenBalances } = value;
  if (!preBalances || !postBalances || !preTokenBalances || !postTokenBalances) return undefined;
  return { preBalances, postBalances, preTokenBalances, postTokenBalances };
}

/** Null when it failed before anything ran. */
function innerIn({ innerInstructions }: { readonly innerInstructions: readonly InnerCalls[] | null }) {
  return innerInstructions ?? [];
}

function unsignedWire(message: Uint8Array, { signers }: MessageLayout): Uint8Array {
  const signatures = new Uint8Array(signers.length * SIGNATURE_LENGTH);
  return Buffer.concat([Uint8Array.of(signers.length), signatures, message]);
}
