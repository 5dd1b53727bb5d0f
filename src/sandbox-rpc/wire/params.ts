import bs58 from 'bs58';
import { type Address, parseAddress } from '../../domain';
import { type RpcError, invalidParams } from './rpc-error';

/** What clients call how settled something must be, from the least to the most. */
export type Commitment = 'processed' | 'confirmed' | 'finalized';

/** The names of today, and those that older clients still send. */
const COMMITMENTS: Readonly<Record<string, Commitment>> = {
  processed: 'processed',
  confirmed: 'confirmed',
  finalized: 'finalized',
  recent: 'processed',
  single: 'confirmed',
  singleGossip: 'confirmed',
  root: 'finalized',
  max: 'finalized',
};

/** An object among the parameters, whose members may be absent or null. */
export class Options {
  constructor(private readonly members: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** @throws {RpcError} -32602 */
  flag(name: string): boolean {
    const value = this.get(name) ?? false;
    if (typeof value !== 'boolean') throw expected(name, 'a boolean');
    return value;
  }

  /** @throws {RpcError} -32602 */
  text(name: string): string | undefined {
    const value = this.get(name);
    if (value !== undefined && typeof value !== 'string') throw expected(name, 'a string');
    return value;
  }

  /** @throws {RpcError} -32602 */
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = allowed.find((one) => one === text);
    if (found === undefined)
      throw invalidParams(
        `Invalid params: unknown variant \`${text}\`, expected one of ${allowed.join(', ')}.`,
      );
    return found;
  }

  /** A whole number from 0 on. @throws {RpcError} -32602 */
  integer(name: string): bigint | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : wholeNumber(value, name);
  }

  /** @throws {RpcError} -32602 */
  address(name: string): Address | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : addressIn(value);
  }

  /** @throws {RpcError} -32602 */
  list(name: string): readonly unknown[] | undefined {
    const value = this.get(name);
    if (value !== undefined && !Array.isArray(value)) throw expected(name, 'a sequence');
    return value as readonly unknown[] | undefined;
  }

  /** @throws {RpcError} -32602 */
  options(name: string): Options | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : optionsIn(value, name);
  }

  /** @throws {RpcError} -32602 */
  commitment(name = 'commitment'): Commitment {
    const text = this.text(name) ?? 'finalized';
    const commitment = Object.hasOwn(COMMITMENTS, text) ? COMMITMENTS[text] : undefined;
    if (commitment === undefined) throw invalidParams(`Invalid params: unknown commitment \`${text}\`.`);
    return commitment;
  }

  /** As JSON has it; undefined for null. */
  get(name: string): unknown {
    return Object.hasOwn(this.members, name) ? (this.members[name] ?? undefined) : undefined;
  }
}

/** The parameters of a call, by position. */
export class Params {
  private readonly values: readonly unknown[];

  /** @throws {RpcError} -32602 when they are named */
  constructor(params: unknown) {
    if (params !== undefined && params !== null && !Array.isArray(params))
      throw invalidParams('Invalid params: expected a sequence.');
    this.values = (params ?? []) as readonly unknown[];
  }

  /** @throws {RpcError} -32602 */
  address(index: number): Address {
    return addressIn(this.values[index]);
  }

  /** @throws {RpcError} -32602 */
  text(index: number): string {
    const value = this.values[index];
    if (typeof value !== 'string') throw expected(`parameter ${index + 1}`, 'a string');
    return value;
  }

  /** @throws {RpcError} -32602 */
  integer(index: number): bigint {
    return wholeNumber(this.values[index], `parameter ${index + 1}`);
  }

  /** @throws {RpcError} -32602 */
  list(index: number): readonly unknown[] {
    const value = this.values[index];
    if (!Array.isArray(value)) throw expected(`parameter ${index + 1}`, 'a sequence');
    return value;
  }

  /** Empty when there is none. @throws {RpcError} -32602 */
  options(index: number): Options {
    return optionsIn(this.values[index] ?? {}, `parameter ${index + 1}`);
  }

  /** As JSON has it; undefined for null. */
  get(index: number): unknown {
    return this.values[index] ?? undefined;
  }
}

/** @throws {RpcError} -32602 */
export function addressIn(value: unknown): Address {
  if (typeof value !== 'string') throw expected('an address', 'a string');
  const address = parseAddress(value);
  if (address !== undefined) return address;
  throw invalidParams(`Invalid param: ${bs58.decodeUnsafe(value) === undefined ? 'Invalid' : 'WrongSize'}`);
}

/** @throws {RpcError} -32602 */
export function signatureIn(value: unknown): string {
  if (typeof value !== 'string') throw expected('a signature', 'a string');
  const bytes = bs58.decodeUnsafe(value);
  if (bytes?.length === 64) return value;
  throw invalidParams(`Invalid param: ${bytes === undefined ? 'Invalid' : 'WrongSize'}`);
}

/** @throws {RpcError} -32602 */
export function optionsIn(value: unknown, name: string): Options {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw expected(name, 'a map');
  return new Options(value as Readonly<Record<string, unknown>>);
}

function wholeNumber(value: unknown, name: string): bigint {
  if (typeof value === 'bigint' && value >= 0n) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  throw expected(name, 'an unsigned integer');
}

function expected(name: string, what: string): RpcError {
  return invalidParams(`Invalid params: ${name} must be ${what}.`);
}
