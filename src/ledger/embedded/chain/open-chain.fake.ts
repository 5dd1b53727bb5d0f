import {
  createAssociatedTokenAccountIdempotentInstruction,
  getAssociatedTokenAddressSync,
} from '@solana/spl-token';
import {
  type AddressLookupTableAccount,
  Keypair,
  PublicKey,
  SystemProgram,
  type TransactionInstruction,
  TransactionMessage,
  type VersionedMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import { getTransferSolInstruction } from '@solana-program/system';
import {
  address as toKitAddress,
  appendTransactionMessageInstructions,
  blockhash,
  createKeyPairSignerFromBytes,
  createTransactionMessage,
  getTransactionEncoder,
  pipe,
  setTransactionMessageComputeUnitLimit,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  setTransactionMessageLoadedAccountsDataSizeLimit,
  setTransactionMessagePriorityFeeLamports,
  signTransactionMessageWithSigners,
} from '@solana/kit';
import { type Address, USDC } from '../../../domain';
import { openTestSandbox } from '../open-sandbox.fake';
import { readTransaction } from './outside-transaction';
import { SandboxChain } from './sandbox-chain';

export const ONE_SOL = 1_000_000_000n;

/** The sandbox as a chain, and somebody with 10 SOL. */
export async function openChain() {
  const test = await openTestSandbox();
  const chain = new SandboxChain(test.sandbox, test.wallets);
  const payer = Keypair.generate();
  await chain.transactions.send(chain.transactions.fromFaucet(addressOfKey(payer), 10n * ONE_SOL));
  return { ...test, chain, payer };
}

export type OpenChain = Awaited<ReturnType<typeof openChain>>;

export function addressOfKey(key: Keypair): Address {
  return key.publicKey.toBase58() as Address;
}

export function transfer(from: Keypair, to: PublicKey, lamports: bigint): TransactionInstruction {
  return SystemProgram.transfer({ fromPubkey: from.publicKey, toPubkey: to, lamports });
}

/** A legacy transaction, signed by the payer. */
export function legacy(open: OpenChain, ...instructions: TransactionInstruction[]) {
  return signed(open.payer, messageOf(open, instructions).compileToLegacyMessage());
}

/** A v0 transaction, signed by the payer. */
export function v0(
  open: OpenChain,
  instructions: TransactionInstruction[],
  tables: AddressLookupTableAccount[] = [],
) {
  return signed(open.payer, messageOf(open, instructions).compileToV0Message(tables));
}

export function signed(key: Keypair, message: VersionedMessage) {
  const transaction = new VersionedTransaction(message);
  transaction.sign([key]);
  return readTransaction(transaction.serialize());
}

/** Paid by the payer unless somebody else is named. */
export function messageOf(
  { chain, payer }: Pick<OpenChain, 'chain' | 'payer'>,
  instructions: TransactionInstruction[],
) {
  const recentBlockhash = chain.blockhashOf(chain.now().slot);
  return new TransactionMessage({ payerKey: payer.publicKey, recentBlockhash, instructions });
}

export function createUsdcAccount(owner: PublicKey): TransactionInstruction {
  const mint = new PublicKey(USDC.address);
  return createAssociatedTokenAccountIdempotentInstruction(
    owner,
    getAssociatedTokenAddressSync(mint, owner),
    owner,
    mint,
  );
}

/** A v1 message with so many transfers, signed. */
export async function v1({ chain, payer }: OpenChain, to: PublicKey, transfers: number) {
  const signer = await createKeyPairSignerFromBytes(payer.secretKey);
  const { slot } = chain.now();
  const lifetime = {
    blockhash: blockhash(chain.blockhashOf(slot)),
    lastValidBlockHeight: chain.lastValidBlockHeight(slot),
  };
  const transferOne = getTransferSolInstruction({
    source: signer,
    destination: toKitAddress(to.toBase58()),
    amount: 1_000_000n,
  });
  const message = pipe(
    createTransactionMessage({ version: 1 }),
    (empty) => setTransactionMessageFeePayerSigner(signer, empty),
    (paid) => setTransactionMessageLifetimeUsingBlockhash(lifetime, paid),
    (living) => appendTransactionMessageInstructions(Array(transfers).fill(transferOne), living),
    (full) => setTransactionMessageComputeUnitLimit(100_000, full),
    (limited) => setTransactionMessageLoadedAccountsDataSizeLimit(100_000, limited),
    (limited) => setTransactionMessagePriorityFeeLamports(7_777n, limited),
  );
  const signed = await signTransactionMessageWithSigners(message);
  return readTransaction(Uint8Array.from(getTransactionEncoder().encode(signed)));
}

export async function lamportsOf({ chain }: Pick<OpenChain, 'chain'>, address: PublicKey): Promise<bigint> {
  const [account] = await chain.accounts.read([address.toBase58() as Address]);
  return account?.lamports ?? 0n;
}
