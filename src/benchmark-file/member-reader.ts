import type { FieldError } from '../domain';

/** Longest text and longest list of a benchmark file. */
const MAX_TEXT = 10_000;
const MAX_LIST = 200;
const I64 = 1n << 63n;
const U64 = (1n << 64n) - 1n;

/** What reading a file finds. */
export interface Findings {
  /** What keeps the file from being used. */
  readonly problems: FieldError[];
  /** What is passed over. */
  readonly warnings: FieldError[];
}

/**
 * Takes the members of one mapping apart. What is missing or wrong is noted with its path and read as a neutral value,
 * so that one reading finds every problem; nothing that was noted may be used.
 */
export class MemberReader {
  private readonly known = new Set<string>();
  private readonly members: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    readonly path: string,
    private readonly findings: Findings,
  ) {
    this.members = isMapping(value) ? value : {};
    if (!isMapping(value)) this.note('', 'must be a mapping');
  }

  has(name: string): boolean {
    return Object.hasOwn(this.members, name) && this.members[name] !== null;
  }

  /** Notes a problem of a member; of the mapping itself when `name` is empty. */
  note(name: string, message: string): void {
    this.findings.problems.push({ field: this.pathOf(name), message });
  }

  text(name: string, fallback?: string): string {
    const value = this.take(name, fallback);
    if (typeof value !== 'string') return this.wrong(name, 'text', '');
    if (value.trim() === '' || value.length > MAX_TEXT)
      return this.wrong(name, `text of 1 to ${MAX_TEXT} characters`, '');
    return value;
  }

  flag(name: string, fallback?: boolean): boolean {
    const value = this.take(name, fallback);
    return typeof value === 'boolean' ? value : this.wrong(name, 'true or false', false);
  }

  /** A finite number from `least` to `most`. */
  number(name: string, { least = 0, most = Number.MAX_SAFE_INTEGER, fallback }: NumberLimits = {}): number {
    const value = this.take(name, fallback);
    const number = typeof value === 'bigint' ? Number(value) : value;
    const fits = typeof number === 'number' && number >= least && number <= most;
    return fits ? number : this.wrong(name, `a number from ${least} to ${most}`, least);
  }

  /** A whole number of at least `least`. */
  count(name: string, least: number, most: number): number {
    const value = this.number(name, { least, most });
    return Number.isInteger(value) ? value : this.wrong(name, 'a whole number', least);
  }

  /** Raw units: a whole number or its decimal text that fits 64 bits without sign. */
  u64(name: string): bigint {
    const value = this.wholeNumber(name);
    return value !== undefined && value >= 0n && value <= U64
      ? value
      : this.wrong(name, `a whole number from 0 to ${U64}`, 0n);
  }

  /** A change of raw units: a whole number or its decimal text that fits 64 bits with sign. */
  i64(name: string): bigint {
    const value = this.wholeNumber(name);
    return value !== undefined && value >= -I64 && value < I64
      ? value
      : this.wrong(name, `a whole number from ${-I64} to ${I64 - 1n}`, 0n);
  }

  /** Each item of a list, with the path of the item; a list that is not there is empty. */
  list<T>(name: string, read: (item: unknown, path: string) => T): T[] {
    const value = this.take(name, []);
    if (!Array.isArray(value)) return this.wrong(name, 'a list', []);
    if (value.length > MAX_LIST) return this.wrong(name, `a list of at most ${MAX_LIST} items`, []);
    return value.map((item: unknown, index) => read(item, `${this.pathOf(name)}.${index}`));
  }

  texts(name: string): string[] {
    return this.list(name, (item, path) => {
      if (typeof item === 'string' && item.length <= MAX_TEXT) return item;
      this.findings.problems.push({ field: path, message: 'must be text' });
      return '';
    });
  }

  /** The mapping at a member. */
  inner(name: string): MemberReader {
    return new MemberReader(this.take(name, {}), this.pathOf(name), this.findings);
  }

  /** The value of a member as it is. */
  raw(name: string): unknown {
    return this.take(name, null);
  }

  /** Warns of every member that nobody asked for. */
  end(): void {
    for (const name of Object.keys(this.members)) {
      if (this.known.has(name)) continue;
      const message = 'is not a field that benchmarks have here; nothing reads it';
      this.findings.warnings.push({ field: this.pathOf(name), message });
    }
  }

  private wholeNumber(name: string): bigint | undefined {
    const value = this.take(name);
    if (typeof value === 'bigint') return value;
    return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? BigInt(value) : undefined;
  }

  private take(name: string, fallback?: unknown): unknown {
    this.known.add(name);
    return this.has(name) ? this.members[name] : fallback;
  }

  private wrong<T>(name: string, kind: string, neutral: T): T {
    this.note(name, this.has(name) ? `must be ${kind}` : `is missing: ${kind}`);
    return neutral;
  }

  private pathOf(name: string): string {
    return name === '' ? this.path : this.path === '' ? name : `${this.path}.${name}`;
  }
}

interface NumberLimits {
  readonly least?: number;
  readonly most?: number;
  readonly fallback?: number;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
