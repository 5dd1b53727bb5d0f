import {
  Keypair,
  type PublicKey,
  SystemProgram,
  type TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import { type RpcAnswer, type ServedSandbox, callRpc, serveSandbox } from './sandbox-chain';

export const BASE64 = { encoding: 'base64' };
export const SOL = 1_000_000_000;
export const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
/** An address of which the sandbox knows nothing. */
export const NOBODY = 'BAkQKAwTMUqzdkHfE2cUsh4mYJMDxrYtBvLHYXFbmP8c';

/** A served sandbox at slot 101 whose clients may cheat, and somebody in it with 10 SOL and 1.5 USDC. */
export class FundedSandbox {
  private constructor(
    readonly served: ServedSandbox,
    readonly payer: Keypair,
    /** The payer's, of USDC. */
    readonly tokenAccount: string,
  ) {}

  static async open(): Promise<FundedSandbox> {
    const served = await serveSandbox({ REEV_SANDBOX_CHEATCODES: 'true' });
    served.clock.advance(100 * 400);
    const payer = Keypair.generate();
    const owner = payer.publicKey.toBase58();
    await callRpc(served, 'requestAirdrop', [owner, 10 * SOL]);
    await callRpc(served, 'surfnet_setTokenAccount', [owner, USDC, { amount: 1_500_000 }]);
    const held = await callRpc(served, 'getTokenAccountsByOwner', [owner, { mint: USDC }, BASE64]);
    const [account] = (held.result as { value: { pubkey: string }[] }).value;
    return new FundedSandbox(served, payer, account?.pubkey ?? '');
  }

  get owner(): string {
    return this.payer.publicKey.toBase58();
  }

  call(method: string, params: unknown[] = []): Promise<RpcAnswer> {
    return callRpc(this.served, method, params);
  }

  /** What a call with a context is answered. @throws {Error} when it is refused */
  async value<T>(method: string, params: unknown[] = []): Promise<T> {
    const { result, error } = await this.call(method, params);
    if (error) throw new Error(JSON.stringify(error));
    return (result as { value: T }).value;
  }

  transfer(lamports: number, to: PublicKey = Keypair.generate().publicKey): TransactionInstruction {
    return SystemProgram.transfer({ fromPubkey: this.payer.publicKey, toPubkey: to, lamports });
  }

  async message(instructions: TransactionInstruction[], blockhash?: string): Promise<TransactionMessage> {
    const latest = await this.value<{ blockhash: string }>('getLatestBlockhash', [
      { commitment: 'confirmed' },
    ]);
    const recentBlockhash = blockhash ?? latest.blockhash;
    return new TransactionMessage({ payerKey: this.payer.publicKey, recentBlockhash, instructions });
  }

  /** A legacy transaction as it goes over the wire. */
  async signed(instructions: TransactionInstruction[], blockhash?: string): Promise<Buffer> {
    const message = await this.message(instructions, blockhash);
    const transaction = new VersionedTransaction(message.compileToLegacyMessage());
    transaction.sign([this.payer]);
    return Buffer.from(transaction.serialize());
  }

  close(): Promise<void> {
    return this.served.close();
  }
}
