import { addressAt } from './address-bytes';
import { ByteReader } from './byte-reader';
import { type MessageLayout, type ProgramCall, layOut } from './message-layout';

const ADDRESS_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

const known = new WeakMap<Uint8Array, MessageLayout>();

/** Keeps what was known when the message was made, for as long as its bytes are in use. */
export function rememberLayout(message: Uint8Array, layout: MessageLayout): void {
  known.set(message, layout);
}

/** What the bytes of a v0 message say. They are ours: written by `encodeMessage`, or recorded by it and read back. */
export function decodeMessage(message: Uint8Array): MessageLayout {
  const layout = known.get(message) ?? read(new ByteReader(message));
  known.set(message, layout);
  return layout;
}

/** The message of a transaction as it goes over the wire, after its signatures. */
export function messageOf(wire: Uint8Array): Uint8Array {
  return wire.subarray(1 + (wire[0] ?? 0) * SIGNATURE_LENGTH);
}

function read(reader: ByteReader): MessageLayout {
  const [, signers = 0, readonlySigners = 0, readonlyOthers = 0] = reader.bytes(4);
  const accounts = reader.many(reader.shortLength(), () => addressAt(reader.bytes(ADDRESS_LENGTH)));
  reader.bytes(ADDRESS_LENGTH);
  const calls: ProgramCall[] = reader.many(reader.shortLength(), () => {
    const program = reader.byte();
    const used = reader.bytes(reader.shortLength());
    return { program, accounts: used, data: reader.bytes(reader.shortLength()) };
  });
  return layOut(accounts, { signers, readonlySigners, readonlyOthers }, calls);
}
