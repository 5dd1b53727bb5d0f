import { invalidParams, RpcError } from '../wire/rpc-error';
import type { Params } from '../wire/params';
import {
  type MethodTable,
  type RpcNode,
  assertSlotReached,
  contextAt,
  inContext,
  slotAt,
} from './rpc-method';

const SLOTS_PER_EPOCH = 432_000n;
/** Blocks of which the fees are told. */
const FEE_BLOCKS = 150;
/** Accounts that fees may be asked for. */
const MAX_FEE_ACCOUNTS = 128;
const MAX_BLOCKS = 500_000n;

/** What follows from the time alone: every slot has a block. */
export const slotMethods: MethodTable = {
  getSlot: settledSlot,
  getBlockHeight: settledSlot,

  getTransactionCount: (node, params) => {
    settledSlot(node, params);
    return node.chain.history.size;
  },

  getEpochInfo: (node, params) => {
    const slot = settledSlot(node, params);
    return {
      ...{ absoluteSlot: slot, blockHeight: slot, transactionCount: node.chain.history.size },
      ...{ epoch: slot / SLOTS_PER_EPOCH, slotIndex: slot % SLOTS_PER_EPOCH, slotsInEpoch: SLOTS_PER_EPOCH },
    };
  },

  getEpochSchedule: () => ({
    ...{ slotsPerEpoch: SLOTS_PER_EPOCH, leaderScheduleSlotOffset: SLOTS_PER_EPOCH, warmup: false },
    ...{ firstNormalEpoch: 0, firstNormalSlot: 0 },
  }),

  getLatestBlockhash: (node, params) => {
    const { chain } = node;
    const slot = settledSlot(node, params);
    const blockhash = chain.blockhashOf(slot);
    return {
      context: contextAt(node, slot),
      value: { blockhash, lastValidBlockHeight: chain.lastValidBlockHeight(slot) },
    };
  },

  isBlockhashValid: (node, params) =>
    inContext(node, params.options(1), () => node.chain.isBlockhashValid(params.text(0))),

  getFirstAvailableBlock: () => 0,
  minimumLedgerSlot: () => 0,

  getBlockTime: ({ chain }, params) => {
    const slot = params.integer(0);
    assertBlock(slot, chain.now().slot);
    return chain.timeOf(slot);
  },

  getBlocks: (node, params) => {
    const last = slotAt(node, params.options(typeof params.get(1) === 'object' ? 1 : 2).commitment());
    const end = typeof params.get(1) === 'object' || params.get(1) === undefined ? last : params.integer(1);
    return blocksFrom(params.integer(0), end < last ? end : last);
  },

  getBlocksWithLimit: (node, params) => {
    const last = slotAt(node, params.options(2).commitment());
    const [start, limit] = [params.integer(0), params.integer(1)];
    const end = start + limit - 1n;
    return limit === 0n ? [] : blocksFrom(start, end < last ? end : last);
  },

  /** Nobody competes for a place in a block of the sandbox. */
  getRecentPrioritizationFees: ({ chain }, params) => {
    const accounts = params.get(0) === undefined ? [] : params.list(0);
    if (accounts.length > MAX_FEE_ACCOUNTS)
      throw invalidParams(`Too many inputs provided; max ${MAX_FEE_ACCOUNTS}`);
    const { slot } = chain.now();
    const count = Math.min(FEE_BLOCKS, Number(slot));
    return Array.from({ length: count }, (_, index) => ({
      slot: slot - BigInt(count - 1 - index),
      prioritizationFee: 0,
    }));
  },
};

function settledSlot(node: RpcNode, params: Params): bigint {
  const options = params.options(0);
  const slot = slotAt(node, options.commitment());
  assertSlotReached(options, slot);
  return slot;
}

/** @throws {RpcError} -32004 when there is no such block yet */
export function assertBlock(slot: bigint, latest: bigint): void {
  if (slot > latest) throw new RpcError(-32004, `Block not available for slot ${slot}`);
}

function blocksFrom(start: bigint, end: bigint): bigint[] {
  if (end < start) return [];
  if (end - start > MAX_BLOCKS) throw invalidParams(`Slot range too large; max ${MAX_BLOCKS}`);
  return Array.from({ length: Number(end - start) + 1 }, (_, index) => start + BigInt(index));
}
