import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Address,
  type Instruction,
  appendTransactionMessageInstruction,
  compileTransaction,
  createTransactionMessage,
  getAddressDecoder,
  getAddressEncoder,
  getProgramDerivedAddress,
  lamports,
  none,
  pipe,
  setTransactionMessageFeePayer,
  some,
} from '@solana/kit';
import {
  AccountState,
  TOKEN_PROGRAM_ADDRESS,
  getMintDecoder,
  getMintEncoder,
  getTokenDecoder,
  getTokenEncoder,
} from '@solana-program/token';
import { FailedTransactionMetadata, LiteSVM } from 'litesvm';

/** What came of one instruction. */
export interface Outcome {
  /** The program's error number; absent when it succeeded. */
  readonly error?: number;
  readonly computeUnits: number;
}

/** The error numbers of both programs. */
export const Refusal = {
  badAccount: 6000,
  slippage: 6001,
  zeroAmount: 6002,
  mathOverflow: 6003,
  missingSignature: 6004,
  insufficientLiquidity: 6005,
  badInstruction: 6006,
} as const;

/** Account state made by a test: a tag, up to four addresses, then numbers. */
export interface StateSeed {
  readonly program: Address;
  readonly tag: bigint;
  readonly addresses: readonly Address[];
  readonly numbers: readonly bigint[];
  readonly length: number;
  readonly bump: number;
}

/** Numbers the addresses of a bench: each call makes one that nobody had. */
let made = 0;

/** A VM with one of our programs, and accounts set at will. Nothing is signed: the VM does not check. */
export class ProgramBench {
  readonly payer = newAddress();
  private readonly svm = new LiteSVM()
    .withSigverify(false)
    .withBlockhashCheck(false)
    .withTransactionHistory(0n);
  private sent = 0n;

  constructor(
    readonly program: Address,
    file: string,
  ) {
    this.svm.addProgram(program, Uint8Array.from(readFileSync(join(__dirname, file))));
    this.fund(this.payer);
  }

  /** Gives an address SOL, so that it exists. */
  fund(address: Address): void {
    this.svm.airdrop(address, lamports(1_000_000_000_000n));
  }

  setAccount(address: Address, owner: Address, data: Uint8Array): void {
    const space = BigInt(data.length);
    this.svm.setAccount({
      address,
      data,
      executable: false,
      lamports: lamports(this.svm.minimumBalanceForRentExemption(space)),
      programAddress: owner,
      space,
    });
  }

  setMint(address: Address, supply: bigint, authority: Address): void {
    const mint = { supply, decimals: 6, isInitialized: true, freezeAuthority: none<Address>() };
    const data = getMintEncoder().encode({ ...mint, mintAuthority: some(authority) });
    this.setAccount(address, TOKEN_PROGRAM_ADDRESS, Uint8Array.from(data));
  }

  setTokens(address: Address, owner: Address, mint: Address, amount: bigint): void {
    const plain = {
      delegate: none<Address>(),
      state: AccountState.Initialized,
      isNative: none<bigint>(),
      delegatedAmount: 0n,
      closeAuthority: none<Address>(),
    };
    const data = getTokenEncoder().encode({ ...plain, mint, owner, amount });
    this.setAccount(address, TOKEN_PROGRAM_ADDRESS, Uint8Array.from(data));
  }

  tokens(address: Address): bigint {
    return getTokenDecoder().decode(this.data(address)).amount;
  }

  supply(mint: Address): bigint {
    return getMintDecoder().decode(this.data(mint)).supply;
  }

  data(address: Address): Uint8Array {
    const account = this.svm.getAccount(address);
    if (!account.exists) throw new Error(`${address} does not exist`);
    return Uint8Array.from(account.data);
  }

  /** Sets what programs read as the time, in seconds since the Unix epoch. */
  setTime(unixTimestamp: bigint): void {
    const clock = this.svm.getClock();
    clock.unixTimestamp = unixTimestamp;
    this.svm.setClock(clock);
  }

  /** Runs one instruction as a transaction of its own. */
  run(instruction: Instruction): Outcome {
    const { messageBytes, signatures } = pipe(
      createTransactionMessage({ version: 0 }),
      (message) => setTransactionMessageFeePayer(this.payer, message),
      (message) => this.svm.setTransactionMessageLifetimeUsingLatestBlockhash(message),
      (message) => appendTransactionMessageInstruction(instruction, message),
      compileTransaction,
    );
    const signed = Object.keys(signatures).map((signer) => [signer, this.nextSignature()] as const);
    const result = this.svm.sendTransaction({
      messageBytes,
      signatures: Object.fromEntries(signed) as typeof signatures,
    });
    if (!(result instanceof FailedTransactionMetadata)) {
      return { computeUnits: Number(result.computeUnitsConsumed()) };
    }
    const computeUnits = Number(result.meta().computeUnitsConsumed());
    return { error: programErrorOf(result), computeUnits };
  }

  private nextSignature(): Uint8Array {
    const signature = new Uint8Array(64);
    this.sent += 1n;
    new DataView(signature.buffer).setBigUint64(0, this.sent, true);
    return signature;
  }
}

/** @throws when the transaction failed for another reason than a program's error number */
function programErrorOf(result: FailedTransactionMetadata): number {
  const error: unknown = result.err();
  const inner: unknown = (error as { err?: () => unknown }).err?.();
  const code = (inner as { code?: number } | undefined)?.code;
  if (code === undefined)
    throw new Error(`${String(error)} ${String(inner)}\n${result.meta().logs().join('\n')}`);
  return code;
}

export function newAddress(): Address {
  const bytes = new Uint8Array(32).fill(7);
  new DataView(bytes.buffer).setUint32(0, ++made);
  return getAddressDecoder().decode(bytes);
}

export function u64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** The instruction data of both programs: operation, amount, limit. */
export function instructionData(operation: number, amount: bigint, limit: bigint): Uint8Array {
  return Uint8Array.from([operation, ...u64(amount), ...u64(limit)]);
}

export async function stateAddress(program: Address, tag: bigint, a: Address, b: Address) {
  const encoder = getAddressEncoder();
  const seeds = [u64(tag), encoder.encode(a), encoder.encode(b)];
  const [address, bump] = await getProgramDerivedAddress({ programAddress: program, seeds });
  return { address, bump };
}

/** Tag, addresses and numbers one behind the other, then the bump. */
export function stateBytes({
  tag,
  addresses,
  numbers,
  length,
  bump,
}: Omit<StateSeed, 'program'>): Uint8Array {
  const encoder = getAddressEncoder();
  const parts = [u64(tag), ...addresses.map((address) => encoder.encode(address)), ...numbers.map(u64)];
  const bytes = new Uint8Array(length);
  bytes.set([...parts.flatMap((part) => [...part]), bump]);
  return bytes;
}
