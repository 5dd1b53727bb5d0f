import type { HistoricTransaction, HistoryEntry } from '../../ledger/embedded/chain';
import {
  TRANSACTION_ENCODINGS,
  type TransactionView,
  encodeTransaction,
} from '../encoding/encode-transaction';
import { statusOf, transactionError } from '../encoding/transaction-error';
import { Options, type Params, signatureIn } from '../wire/params';
import { invalidParams } from '../wire/rpc-error';
import { FINALITY, type MethodTable, type RpcNode, assertSlotReached, inContext, slotAt } from './rpc-method';
import { assertBlock } from './slot.methods';

/** Signatures that one request may ask for, and that one list may have. */
const MAX_STATUSES = 256;
const MAX_LISTED = 1_000;
/** Slots for which a status is known without a search through history. */
const RECENT_SLOTS = 300n + FINALITY;
const BLOCK_DETAILS = ['full', 'signatures', 'none'] as const;

/** What was executed. */
export const historyMethods: MethodTable = {
  getSignatureStatuses: (node, params) => {
    const signatures = params.list(0).map(signatureIn);
    if (signatures.length > MAX_STATUSES)
      throw invalidParams(`Too many inputs provided; max ${MAX_STATUSES}`);
    const options = params.options(1);
    return inContext(node, options, async () => {
      const found = await node.chain.history.find(signatures);
      const { slot } = node.chain.now();
      const oldest = options.flag('searchTransactionHistory') ? 0n : slot - RECENT_SLOTS;
      return signatures.map((signature) => {
        const entry = found.get(signature);
        return entry && entry.slot >= oldest ? signatureStatus(entry, slot) : null;
      });
    });
  },

  getSignaturesForAddress: async (node, params) => {
    const [address, options] = [params.address(0), params.options(1)];
    const upTo = settled(node, options);
    assertSlotReached(options, node.chain.now().slot);
    const limit = Number(options.integer('limit') ?? BigInt(MAX_LISTED));
    if (limit < 1 || limit > MAX_LISTED) throw invalidParams(`Invalid limit; max ${MAX_LISTED}`);
    const [before, until] = [options.text('before'), options.text('until')];
    const page = {
      ...(before !== undefined && { before: signatureIn(before) }),
      ...(until !== undefined && { until: signatureIn(until) }),
    };
    const entries = await node.chain.history.of(address, { ...page, upTo, limit });
    return entries.map((entry) => listed(node, entry));
  },

  getTransaction: async (node, params) => {
    const signature = signatureIn(params.text(0));
    const options = optionsOrEncoding(params);
    const [upTo, view] = [settled(node, options), viewIn(options)];
    const transaction = await node.chain.history.transaction(signature);
    if (transaction === undefined || transaction.slot > upTo) return null;
    const { slot } = transaction;
    return { slot, blockTime: node.chain.timeOf(slot), ...encodeTransaction(transaction, view) };
  },

  getBlock: async (node, params) => {
    const slot = params.integer(0);
    const options = optionsOrEncoding(params);
    assertBlock(slot, settled(node, options));
    const details = options.oneOf('transactionDetails', BLOCK_DETAILS) ?? 'full';
    const { chain } = node;
    const parent = slot > 0n ? slot - 1n : 0n;
    const transactions = details === 'none' ? [] : await chain.history.inSlot(slot);
    return {
      ...{ blockhash: chain.blockhashOf(slot), previousBlockhash: chain.blockhashOf(parent) },
      ...{ parentSlot: parent, blockHeight: slot, blockTime: chain.timeOf(slot) },
      ...(options.get('rewards') !== false && { rewards: [] }),
      ...contents(transactions, details, viewIn(options)),
    };
  },
};

/** The status of a transaction as of a slot. */
export function signatureStatus({ slot, detail }: HistoryEntry, now: bigint): object {
  const age = now > slot ? now - slot : 0n;
  return {
    ...{ slot, confirmations: age < FINALITY ? age : null },
    ...{ status: statusOf(detail.error), err: detail.error ? transactionError(detail.error) : null },
    confirmationStatus: age < FINALITY ? 'confirmed' : 'finalized',
  };
}

function listed(node: RpcNode, { signature, slot, detail }: HistoryEntry): object {
  const isFinal = slot <= slotAt(node, 'finalized');
  return {
    ...{ signature, slot, err: detail.error ? transactionError(detail.error) : null },
    ...{ memo: detail.memo ?? null, blockTime: node.chain.timeOf(slot) },
    confirmationStatus: isFinal ? 'finalized' : 'confirmed',
  };
}

/** The latest slot of which history tells at this commitment. @throws {RpcError} -32602 below `confirmed` */
function settled(node: RpcNode, options: Options): bigint {
  const commitment = options.commitment();
  if (commitment === 'processed') throw invalidParams('Method does not support commitment below `confirmed`');
  return slotAt(node, commitment);
}

/** Older clients send the encoding alone. */
function optionsOrEncoding(params: Params): Options {
  const given = params.get(1);
  return typeof given === 'string' ? new Options({ encoding: given }) : params.options(1);
}

function viewIn(options: Options): TransactionView {
  const encoding = options.oneOf('encoding', TRANSACTION_ENCODINGS) ?? 'json';
  return { encoding, maxVersion: options.integer('maxSupportedTransactionVersion') };
}

function contents(
  transactions: readonly HistoricTransaction[],
  details: (typeof BLOCK_DETAILS)[number],
  view: TransactionView,
): object {
  switch (details) {
    case 'none':
      return {};
    case 'signatures':
      return { signatures: transactions.map(({ signature }) => signature) };
    case 'full':
      return { transactions: transactions.map((transaction) => encodeTransaction(transaction, view)) };
  }
}
