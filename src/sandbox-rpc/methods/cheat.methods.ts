import { AppError } from '../../domain';
import { type Options, optionsIn } from '../wire/params';
import { RpcError, invalidParams } from '../wire/rpc-error';
import { type MethodTable, type RpcMethod, type RpcNode, apiVersion, contextAt } from './rpc-method';

const SLOTS_PER_EPOCH = 432_000n;
const SLOT_MS = 400n;
/** How far time goes when nothing is said: an hour. */
const HOUR_OF_SLOTS = 9_000n;
const HEX = /^(?:[0-9a-f]{2})*$/i;

/** Changes that no transaction could make, under the names that users of Surfpool know. */
export const cheatMethods: MethodTable = {
  surfnet_setAccount: cheat(async ({ chain }, params) => {
    const [address, patch] = [params.address(0), params.options(1)];
    if (patch.flag('executable')) throw invalidParams('Invalid params: the sandbox deploys no programs.');
    const [lamports, owner, data] = [patch.integer('lamports'), patch.address('owner'), dataIn(patch)];
    await chain.cheats.setAccount(address, {
      ...(lamports !== undefined && { lamports }),
      ...(owner !== undefined && { owner }),
      ...(data !== undefined && { data }),
    });
  }),

  surfnet_setTokenAccount: cheat(async ({ chain }, params) => {
    const [owner, mint, patch] = [params.address(0), params.address(1), params.options(2)];
    const program = params.get(3) === undefined ? undefined : params.address(3);
    await chain.cheats.setTokenAccount(owner, mint, tokenPatch(patch), program);
  }),

  surfnet_timeTravel: async (node, params) => {
    const target = slotIn(
      node,
      params.get(0) === undefined ? undefined : optionsIn(params.get(0), 'the target'),
    );
    await refusing(() => node.chain.cheats.travelTo(target));
    const { slot } = node.chain.now();
    return {
      ...{ absoluteSlot: slot, blockHeight: slot, transactionCount: node.chain.history.size },
      ...{ epoch: slot / SLOTS_PER_EPOCH, slotIndex: slot % SLOTS_PER_EPOCH, slotsInEpoch: SLOTS_PER_EPOCH },
    };
  },

  surfnet_resetNetwork: cheat(({ chain }) => chain.cheats.reset()),

  surfnet_getSurfnetInfo: (node) => ({
    context: contextAt(node, node.chain.now().slot),
    value: { runbookExecutions: [], name: 'reev-sandbox', version: apiVersion(node) },
  }),
};

/** A method that answers with nothing but the slot. */
function cheat(work: (...call: Parameters<RpcMethod>) => Promise<void>): RpcMethod {
  return async (node, params) => {
    await refusing(() => work(node, params));
    return { context: contextAt(node, node.chain.now().slot), value: null };
  };
}

async function refusing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw error.code === 'invalid_request'
      ? invalidParams(error.message)
      : new RpcError(-32603, error.message);
  }
}

function dataIn(patch: Options): Uint8Array | undefined {
  const data = patch.get('data');
  if (data === undefined) return undefined;
  if (typeof data === 'string' && HEX.test(data)) return Uint8Array.from(Buffer.from(data, 'hex'));
  if (Array.isArray(data) && data.every(isByte)) return Uint8Array.from(data);
  throw invalidParams('Invalid params: data must be hexadecimal text or a sequence of bytes.');
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256;
}

function tokenPatch(patch: Options) {
  const [amount, delegatedAmount] = [patch.integer('amount'), patch.integer('delegatedAmount')];
  const state = patch.oneOf('state', ['initialized', 'frozen'] as const);
  return {
    ...(amount !== undefined && { amount }),
    ...(delegatedAmount !== undefined && { delegatedAmount }),
    ...(state !== undefined && { isFrozen: state === 'frozen' }),
    ...authority(patch, 'delegate'),
    ...authority(patch, 'closeAuthority'),
  };
}

/** The word `null` takes it away. */
function authority(patch: Options, name: 'delegate' | 'closeAuthority') {
  const given = patch.get(name);
  if (given === undefined) return {};
  return { [name]: given === 'null' ? null : patch.address(name) };
}

function slotIn({ chain }: RpcNode, target: Options | undefined): bigint {
  const { slot } = chain.now();
  const [absolute, epoch] = [target?.integer('absoluteSlot'), target?.integer('absoluteEpoch')];
  if (absolute !== undefined) return absolute;
  if (epoch !== undefined) return epoch * SLOTS_PER_EPOCH;
  const timestamp = target?.integer('absoluteTimestamp');
  if (timestamp === undefined) return slot + HOUR_OF_SLOTS;
  const ms = Number(timestamp) - Number(chain.timeOf(slot)) * 1_000;
  return slot + (ms > 0 ? BigInt(Math.ceil(ms)) / SLOT_MS : -1n);
}
