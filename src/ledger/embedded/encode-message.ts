import bs58 from 'bs58';
import type { Address } from '../../domain';
import type { Instruction } from '../transaction';
import { bytesOf } from './address-bytes';
import { type MessageLayout, type ProgramCall, layOut } from './message-layout';

/** Marks a message of version 0. */
const VERSION_0 = 0x80;

interface Role {
  isSigner: boolean;
  isWritable: boolean;
}

/** A v0 message without lookup tables. The addresses in it are encoded from a cache, which is most of the work. */
export function encodeMessage(
  feePayer: Address,
  instructions: readonly Instruction[],
  blockhash: string,
): { readonly bytes: Uint8Array; readonly layout: MessageLayout } {
  const roles = rolesOf(feePayer, instructions);
  const ordered = [...roles].sort(([, a], [, b]) => orderOf(a) - orderOf(b));
  const accounts = ordered.map(([address]) => address);
  const count = (isSigner: boolean, isWritable: boolean) =>
    ordered.filter(([, role]) => role.isSigner === isSigner && role.isWritable === isWritable).length;
  const [readonlySigners, readonlyOthers] = [count(true, false), count(false, false)];
  const header = { signers: count(true, true) + readonlySigners, readonlySigners, readonlyOthers };
  const calls = callsOf(accounts, instructions);
  const bytes = Buffer.concat([
    Uint8Array.of(VERSION_0, header.signers, readonlySigners, readonlyOthers),
    shortLength(accounts.length),
    ...accounts.map(bytesOf),
    bs58.decode(blockhash),
    shortLength(calls.length),
    ...calls.flatMap(encodeCall),
    shortLength(0),
  ]);
  return { bytes, layout: layOut(accounts, header, calls) };
}

/** An account may do whatever one of the instructions lets it do. The first is the fee payer. */
function rolesOf(feePayer: Address, instructions: readonly Instruction[]): Map<Address, Role> {
  const roles = new Map<Address, Role>([[feePayer, { isSigner: true, isWritable: true }]]);
  const add = (address: Address, isSigner: boolean, isWritable: boolean) => {
    const role = roles.get(address);
    if (role === undefined) roles.set(address, { isSigner, isWritable });
    else
      Object.assign(role, { isSigner: role.isSigner || isSigner, isWritable: role.isWritable || isWritable });
  };
  for (const { programAddress, accounts } of instructions) {
    for (const { address, isSigner, isWritable } of accounts) add(address, isSigner, isWritable);
    add(programAddress, false, false);
  }
  return roles;
}

function orderOf({ isSigner, isWritable }: Role): number {
  return (isSigner ? 0 : 2) + (isWritable ? 0 : 1);
}

function callsOf(accounts: readonly Address[], instructions: readonly Instruction[]): ProgramCall[] {
  const indexes = new Map(accounts.map((address, index) => [address, index]));
  const indexOf = (address: Address) => indexes.get(address) ?? 0;
  return instructions.map(({ programAddress, accounts: used, data }) => ({
    program: indexOf(programAddress),
    accounts: Uint8Array.from(used, ({ address }) => indexOf(address)),
    data,
  }));
}

function encodeCall({ program, accounts, data }: ProgramCall): Uint8Array[] {
  return [Uint8Array.of(program), shortLength(accounts.length), accounts, shortLength(data.length), data];
}

/** A length in seven bits a byte, the lowest first; the highest bit says that more follow. */
function shortLength(length: number): Uint8Array {
  const bytes: number[] = [];
  let rest = length;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  return Uint8Array.of(...bytes, rest);
}
