import { type Address, SOL } from '../../domain';
import { type Instruction, type Ledger, associatedTokenAddress } from '../../ledger';
import { closeTokenAccount, createTokenAccount, syncNative, transferLamports } from './token-instructions';

/** A token account of the wallet with what must happen before and after it is used. */
export interface UsableAccount {
  readonly address: Address;
  readonly before: readonly Instruction[];
  readonly after: readonly Instruction[];
}

/**
 * The wallet's token accounts for programs that know only tokens: SOL is wrapped before and unwrapped after. A wrapped SOL
 * account that is paid from is closed only when it was made for this; one that is paid into is always closed, so that the
 * SOL ends up native, where the next step looks for it.
 */
export class WalletTokenAccounts {
  constructor(private readonly ledger: Ledger) {}

  /** An account that holds `amount` to pay from. */
  async payingFrom(wallet: Address, mint: Address, amount: bigint): Promise<UsableAccount> {
    const address = await associatedTokenAddress(wallet, mint);
    if (mint !== SOL.address) return { address, before: [], after: [] };
    const isThere = await this.exists(address);
    const fund = [transferLamports(wallet, address, amount), syncNative(address)];
    return {
      address,
      before: isThere ? fund : [createTokenAccount(wallet, address, wallet, mint), ...fund],
      after: isThere ? [] : [closeTokenAccount(address, wallet)],
    };
  }

  /** An account to be paid into. */
  async payingInto(wallet: Address, mint: Address): Promise<UsableAccount> {
    const address = await associatedTokenAddress(wallet, mint);
    const before = (await this.exists(address)) ? [] : [createTokenAccount(wallet, address, wallet, mint)];
    return { address, before, after: mint === SOL.address ? [closeTokenAccount(address, wallet)] : [] };
  }

  private async exists(address: Address): Promise<boolean> {
    return (await this.ledger.readAccounts([address])).has(address);
  }
}
