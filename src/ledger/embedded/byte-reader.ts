/** Reads bytes from the first to the last. @throws {RangeError} where they are not what is asked for */
export class ByteReader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly source: Uint8Array) {
    this.view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  }

  get position(): number {
    return this.at;
  }

  /** The next byte, which stays the next. */
  peek(): number {
    const byte = this.byte();
    this.at -= 1;
    return byte;
  }

  byte(): number {
    return this.view.getUint8(this.move(1));
  }

  u16(): number {
    return this.view.getUint16(this.move(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.move(4), true);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.move(8), true);
  }

  bytes(count: number): Uint8Array {
    const from = this.move(count);
    return this.source.subarray(from, from + count);
  }

  /** A length in seven bits a byte, the lowest first, in as few bytes as it takes and at most 65535. */
  shortLength(): number {
    let length = 0;
    for (let index = 0; index < 3; index += 1) {
      const byte = this.byte();
      length |= (byte & 0x7f) << (7 * index);
      if (byte >= 0x80) continue;
      if ((index > 0 && byte === 0) || length > 0xffff) break;
      return length;
    }
    throw new RangeError('a length is not written as lengths are');
  }

  many<T>(count: number, read: () => T): T[] {
    return Array.from({ length: count }, read);
  }

  /** Nothing may follow. */
  end(): void {
    const left = this.source.length - this.at;
    if (left > 0) throw new RangeError(`${left} bytes follow its end`);
  }

  /** @returns where it was */
  private move(count: number): number {
    const from = this.at;
    if (from + count > this.source.length) throw new RangeError('it ends too early');
    this.at += count;
    return from;
  }
}
