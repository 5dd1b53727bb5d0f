import { addressAt } from './address-bytes';
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
  const layout = known.get(message) ?? read(new MessageReader(message));
  known.set(message, layout);
  return layout;
}

/** The message of a transaction as it goes over the wire, after its signatures. */
export function messageOf(wire: Uint8Array): Uint8Array {
  return wire.subarray(1 + (wire[0] ?? 0) * SIGNATURE_LENGTH);
}

function read(reader: MessageReader): MessageLayout {
  const [, signers = 0, readonlySigners = 0, readonlyOthers = 0] = reader.bytes(4);
  const accounts = Array.from({ length: reader.length() }, () => reader.address());
  reader.bytes(ADDRESS_LENGTH);
  const calls: ProgramCall[] = Array.from({ length: reader.length() }, () => {
    const [program = 0] = reader.bytes(1);
    const used = reader.bytes(reader.length());
    return { program, accounts: used, data: reader.bytes(reader.length()) };
  });
  return layOut(accounts, { signers, readonlySigners, readonlyOthers }, calls);
}

class MessageReader {
  private at = 0;

  constructor(private readonly message: Uint8Array) {}

  bytes(count: number): Uint8Array {
    this.at += count;
    if (this.at > this.message.length) throw new RangeError('The message ends too early');
    return this.message.subarray(this.at - count, this.at);
  }

  address() {
    return addressAt(this.bytes(ADDRESS_LENGTH));
  }

  /** A length in seven bits a byte, the lowest first. */
  length(): number {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const [byte = 0] = this.bytes(1);
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) return length;
    }
  }
}
