import { isBuiltin } from '../reserved-addresses';
import type { MessageContent } from './outside-transaction';

const LAMPORTS_PER_SIGNATURE = 5_000n;
const COMPUTE_BUDGET = 'ComputeBudget111111111111111111111111111111';
/** Programs whose calls carry signatures of their own, counted in the first byte of their data. */
const PRECOMPILES: ReadonlySet<string> = new Set([
  'Ed25519SigVerify111111111111111111111111111',
  'KeccakSecp256k11111111111111111111111111111',
  'Secp256r1SigVerify1111111111111111111111111',
]);
const SET_UNIT_LIMIT = 2;
const SET_UNIT_PRICE = 3;
/** Compute units that a call gets when the message sets no limit. */
const UNITS = { builtin: 3_000, program: 200_000, most: 1_400_000 };
const MICROS = 1_000_000n;

/** What the network takes for a message, in lamports. */
export function feeOf(content: MessageContent): bigint {
  return LAMPORTS_PER_SIGNATURE * BigInt(signaturesOf(content)) + priorityFeeOf(content);
}

function signaturesOf({ header, calls, addresses }: MessageContent): number {
  const more = calls.filter(({ program }) => PRECOMPILES.has(addresses[program] ?? ''));
  return more.reduce((sum, { data }) => sum + (data[0] ?? 0), header.signers);
}

function priorityFeeOf({ version, config, calls, addresses }: MessageContent): bigint {
  if (version === 1) return config?.priorityFee ?? 0n;
  let [price, limit] = [0n, undefined as number | undefined];
  let standard = 0;
  for (const { program, data } of calls) {
    const address = addresses[program];
    standard += address !== undefined && isBuiltin(address) ? UNITS.builtin : UNITS.program;
    if (address !== COMPUTE_BUDGET) continue;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    if (data[0] === SET_UNIT_LIMIT && data.length >= 5) limit = view.getUint32(1, true);
    if (data[0] === SET_UNIT_PRICE && data.length >= 9) price = view.getBigUint64(1, true);
  }
  const units = BigInt(Math.min(limit ?? standard, UNITS.most));
  return (price * units + MICROS - 1n) / MICROS;
}
