import bs58 from 'bs58';
import { type Address, addressOf } from '../../../domain';
import type { SendOutcome } from '../../ledger';
import { isSignedBy } from '../ed25519';
import { encodeMessage } from '../encode-message';
import { SYSTEM_PROGRAM } from '../genesis';
import { type LoadedAddresses, type MessageLayout, layOut } from '../message-layout';
import type { Sandbox } from '../sandbox';
import type { Accounts } from '../sandbox-engine';
import type { VmError } from '../vm-error';
import { type ExecutionDetail, executionDetail } from './execution-detail';
import { feeOf } from './fee-of';
import { loadedDataSize } from './loaded-data-size';
import { type MessageContent, type OutsideTransaction, readTransaction, wireOf } from './outside-transaction';
import { resolveTables } from './resolve-tables';

/** What a transaction would do now; without `ran`, the runtime would not even begin with it. */
export interface ChainSimulation {
  readonly error?: VmError;
  readonly ran?: {
    readonly detail: ExecutionDetail;
    readonly accounts: readonly Address[];
    /** Those of them that it may write to. */
    readonly writable: readonly Address[];
    /** The same as they would be. */
    readonly after: Accounts;
    /** Bytes. */
    readonly loadedDataSize: number;
  };
}

interface Prepared {
  readonly layout: MessageLayout;
  readonly loaded: LoadedAddresses;
}

const LOOKUP_TABLE_PROGRAM = addressOf('AddressLookupTab1e1111111111111111111111111');
/** Blocks that programs know of, as on mainnet. */
const SLOT_HASHES = 512n;
/** `TransactionError` of the runtime, by its number. */
const [ALREADY_PROCESSED, BLOCKHASH_NOT_FOUND] = [6, 7] as const;

/** Transactions that somebody outside signed, in the one order in which everything lands. */
export class ChainTransactions {
  constructor(private readonly sandbox: Sandbox) {}

  /** The first signature, base58. */
  static nameOf({ signatures: [first] }: OutsideTransaction): string {
    return bs58.encode(first ?? new Uint8Array());
  }

  /** Has everybody signed it who must? */
  static isSigned({ content, message, signatures }: OutsideTransaction): boolean {
    return signatures.every((signature, index) => {
      const signer = content.addresses[index];
      return signer !== undefined && isSignedBy(signer, message, signature);
    });
  }

  /** @param options.anyBlockhash does it not matter which blockhash it names? */
  async simulate(
    transaction: OutsideTransaction,
    options: { readonly anyBlockhash?: boolean } = {},
  ): Promise<ChainSimulation> {
    const { accounts, engine, time, transactions } = this.sandbox;
    const { content, wire } = transaction;
    if (options.anyBlockhash !== true) {
      const isValid = transactions.blockhashes.isValid(content.blockhash, time.now().blockHeight);
      const signature = ChainTransactions.nameOf(transaction);
      if (await transactions.isKnown({ signature, blockhash: content.blockhash }))
        return { error: { kind: 'transaction', code: ALREADY_PROCESSED } };
      if (!isValid) return { error: { kind: 'transaction', code: BLOCKHASH_NOT_FOUND } };
    }
    const prepared = await this.prepare(content);
    if ('kind' in prepared) return { error: prepared };
    const { layout, loaded } = prepared;
    return this.sandbox.whenInStep({ addresses: layout.accounts }, () => {
      const trace = engine.rehearse({ wire, layout }, time.now());
      const { error } = trace.result;
      if (error?.kind === 'transaction' || error?.kind === 'rent') return { error };
      const detail = withFee(executionDetail(trace, accounts, loaded), feeOf(content));
      const there = layout.accounts.flatMap((address) => accounts.get(address) ?? []);
      const size = loadedDataSize(there, content.lookups.length);
      const { accounts: named, writable } = layout;
      const ran = { detail, accounts: named, writable, after: trace.after, loadedDataSize: size };
      return error ? { error, ran } : { ran };
    });
  }

  /** Executes it once, if it can pay. Everybody has signed it. */
  async send(transaction: OutsideTransaction): Promise<SendOutcome> {
    const { time, transactions } = this.sandbox;
    const { content, wire } = transaction;
    const prepared = await this.prepare(content);
    if ('kind' in prepared) return notTaken();
    const [feePayer] = prepared.layout.signers;
    if (feePayer === undefined) return notTaken();
    const { blockHeight } = time.now();
    return transactions.land({
      ...prepared,
      ...{ wire, feePayer, signature: ChainTransactions.nameOf(transaction), blockhash: content.blockhash },
      lastValidBlockHeight: transactions.blockhashes.lastValidOf(content.blockhash, blockHeight) ?? 0n,
    });
  }

  /** A transfer from the faucet, signed and not sent. */
  fromFaucet(to: Address, lamports: bigint): OutsideTransaction {
    const { keyring, time, transactions } = this.sandbox;
    const key = keyring.key('faucet');
    const data = new Uint8Array(12);
    const view = new DataView(data.buffer);
    view.setUint32(0, 2, true);
    view.setBigUint64(4, lamports, true);
    const accounts = [
      { address: key.address, isSigner: true, isWritable: true },
      { address: to, isSigner: false, isWritable: true },
    ];
    const transfer = { programAddress: SYSTEM_PROGRAM, accounts, data };
    const { blockhash } = transactions.blockhashes.issue(time.now().blockHeight);
    const { bytes } = encodeMessage(key.address, [transfer], blockhash);
    return readTransaction(wireOf(bytes, [key.sign(bytes)]));
  }

  private async prepare(content: MessageContent): Promise<Prepared | VmError> {
    const { accounts } = this.sandbox;
    const { addresses, header, calls, lookups } = content;
    const loaded = await accounts.with({ addresses: lookups.map(({ table }) => table) }, () =>
      resolveTables(lookups, (table) => accounts.get(table)),
    );
    if ('kind' in loaded) return loaded;
    if (addresses.includes(LOOKUP_TABLE_PROGRAM)) this.tellOfBlocks();
    return { layout: layOut(addresses, header, calls, loaded), loaded };
  }

  private tellOfBlocks(): void {
    const { engine, time, transactions } = this.sandbox;
    const { slot } = time.now();
    const count = Number(slot < SLOT_HASHES ? slot : SLOT_HASHES);
    const slots = Array.from({ length: count }, (_, back) => slot - BigInt(back));
    engine.setSlotHashes(slots.map((at) => ({ slot: at, hash: transactions.blockhashes.ofBlock(at) })));
  }
}

/** One that fails pays all the same, which a simulation does not show. */
function withFee(detail: ExecutionDetail, fee: bigint): ExecutionDetail {
  if (detail.error === undefined) return { ...detail, fee };
  const postBalances = detail.postBalances.map((lamports, index) =>
    index === 0 ? lamports - fee : lamports,
  );
  return { ...detail, fee, postBalances };
}

function notTaken(): SendOutcome {
  return {
    outcome: 'failed',
    failure: { code: 'transaction_error', message: 'The ledger does not take the transaction.' },
  };
}
