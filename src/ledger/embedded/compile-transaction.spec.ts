import {
  type CompiledTransactionMessage,
  decompileTransactionMessage,
  getCompiledTransactionMessageDecoder,
  getCompiledTransactionMessageEncoder,
} from '@solana/kit';
import bs58 from 'bs58';
import fc from 'fast-check';
import type { Address } from '../../domain';
import type { Instruction, TransactionRequest } from '../transaction';
import { compileTransaction } from './compile-transaction';
import { decodeMessage } from './decode-message';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const address = bytes32.map((bytes) => bs58.encode(bytes) as Address);

/** Instructions over few accounts, so that the same one comes with different roles. */
const request: fc.Arbitrary<TransactionRequest> = fc
  .tuple(
    fc.uniqueArray(address, { minLength: 5, maxLength: 5 }),
    fc.uniqueArray(address, { minLength: 2, maxLength: 2 }),
    fc.array(
      fc.record({
        program: fc.nat(1),
        accounts: fc.array(fc.tuple(fc.nat(4), fc.boolean(), fc.boolean()), { maxLength: 5 }),
        data: fc.uint8Array({ maxLength: 130 }),
      }),
      { maxLength: 3 },
    ),
  )
  .filter(([accounts, programs]) => programs.every((program) => !accounts.includes(program)))
  .map(([accounts, programs, calls]) => ({
    feePayer: accounts[0] as Address,
    instructions: calls.map(({ program, accounts: used, data }) => ({
      programAddress: programs[program] as Address,
      accounts: used.map(([index, isSigner, isWritable]) => ({
        address: accounts[index] as Address,
        isSigner,
        isWritable,
      })),
      data,
    })),
  }));

const blockhash = bytes32.map((bytes) => bs58.encode(bytes));

/** What each account may do in the whole transaction. */
function rightsOf({ feePayer, instructions }: TransactionRequest): Map<string, string> {
  const rights = new Map([[feePayer, 'sw']]);
  for (const { accounts } of instructions)
    for (const { address: used, isSigner, isWritable } of accounts) {
      const before = rights.get(used) ?? '';
      const may = (right: string, now: boolean) => (now || before.includes(right) ? right : '');
      rights.set(used, may('s', isSigner) + may('w', isWritable));
    }
  return rights;
}

describe('compileTransaction', () => {
  it('makes the message that the official client reads back as the same instructions', () => {
    fc.assert(
      fc.property(request, blockhash, (asked, hash) => {
        const { message } = compileTransaction(asked, { blockhash: hash, lastValidBlockHeight: 150n });
        const decoded = getCompiledTransactionMessageDecoder().decode(message);
        const read = decompileTransactionMessage(decoded as never);
        const rights = rightsOf(asked);
        expect(read.version).toBe(0);
        expect(read.feePayer.address).toBe(asked.feePayer);
        expect(read.lifetimeConstraint).toMatchObject({ blockhash: hash });
        expect(read.instructions.map(shapeOfKit)).toEqual(
          asked.instructions.map((instruction) => shapeOf(instruction, rights)),
        );
      }),
    );
  });

  it('makes the bytes that the official client would write', () => {
    fc.assert(
      fc.property(request, blockhash, (asked, hash) => {
        const { message } = compileTransaction(asked, { blockhash: hash, lastValidBlockHeight: 150n });
        const decoded = getCompiledTransactionMessageDecoder().decode(message) as CompiledTransactionMessage;
        const again = getCompiledTransactionMessageEncoder().encode(decoded);
        expect(Buffer.from(again)).toEqual(Buffer.from(message));
      }),
    );
  });

  it('knows of its message what is read from the bytes', () => {
    fc.assert(
      fc.property(request, blockhash, (asked, hash) => {
        const { message } = compileTransaction(asked, { blockhash: hash, lastValidBlockHeight: 150n });
        expect(decodeMessage(Uint8Array.from(message))).toEqual(decodeMessage(message));
      }),
    );
  });

  it('refuses what the network would not take', () => {
    const feePayer = bs58.encode(new Uint8Array(32).fill(1)) as Address;
    const instruction: Instruction = { programAddress: feePayer, accounts: [], data: new Uint8Array(1_200) };
    const lifetime = { blockhash: feePayer, lastValidBlockHeight: 150n };
    expect(() => compileTransaction({ feePayer, instructions: [instruction] }, lifetime)).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ code: 'transaction_too_large' }) as object,
      }) as Error,
    );
  });
});

function shapeOf({ programAddress, accounts, data }: Instruction, rights: ReadonlyMap<string, string>) {
  const used = accounts.map(({ address: account }) => [account, rights.get(account)]);
  return { programAddress, accounts: used, data: Buffer.from(data).toString('hex') };
}

function shapeOfKit(instruction: {
  readonly programAddress: string;
  readonly accounts?: readonly { readonly address: string; readonly role: number }[];
  readonly data?: ArrayLike<number>;
}) {
  const used = (instruction.accounts ?? []).map(({ address: account, role }) => [
    account,
    (role & 2 ? 's' : '') + (role & 1 ? 'w' : ''),
  ]);
  const data = Buffer.from(Uint8Array.from(instruction.data ?? [])).toString('hex');
  return { programAddress: instruction.programAddress, accounts: used, data };
}
