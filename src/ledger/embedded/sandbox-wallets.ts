import { type Address, AppError, SOL, findMint } from '../../domain';
import type { AccountState, WalletBalances } from '../ledger';
import { associatedTokenAddress } from './associated-token-address';
import { SYSTEM_PROGRAM, tokenAccount } from './genesis';
import type { Sandbox } from './sandbox';

/** Holdings in raw units. */
export interface WalletHoldings {
  readonly lamports: bigint;
  readonly tokens: readonly { readonly mint: Address; readonly raw: bigint }[];
}

/** The wallets of the sandbox: what they get on first sight, and setting them to what a test or demo needs. */
export class SandboxWallets {
  private readonly admitted = new Map<Address, Promise<void>>();

  /** @param endowment what a wallet gets that was never seen */
  constructor(
    private readonly sandbox: Sandbox,
    private readonly endowment: WalletHoldings,
  ) {}

  /** Endows a wallet that was never seen, once and for good; one that already holds something is left as it is. */
  admit(owner: Address): Promise<void> {
    const known = this.admitted.get(owner);
    if (known) return known;
    const admission = this.endow(owner).catch((error: unknown) => {
      this.admitted.delete(owner);
      throw error;
    });
    this.admitted.set(owner, admission);
    return admission;
  }

  get(owner: Address): WalletBalances {
    const { accounts } = this.sandbox;
    return { lamports: accounts.get(owner)?.lamports ?? 0n, tokens: accounts.holdingsOf(owner) };
  }

  /**
   * Makes the wallet hold exactly this; every other token account of it is removed.
   * @throws {AppError} `invalid_request` for an account of the sandbox itself or a token that is not there
   */
  async set(owner: Address, holdings: WalletHoldings): Promise<void> {
    this.refuse(owner, holdings);
    await this.admit(owner);
    await this.sandbox.putAccounts(owner, await this.accountsOf(owner, holdings));
  }

  private async endow(owner: Address): Promise<void> {
    const { accounts, parts } = this.sandbox;
    const marker = `wallet:${owner}`;
    if (accounts.isReserved(owner)) return;
    if ((await parts.state.get(marker)) !== undefined) return;
    const hasReceived = accounts.get(owner) !== undefined || accounts.tokenAccountsOf(owner).length > 0;
    const endowed = hasReceived
      ? new Map<Address, undefined>()
      : await this.accountsOf(owner, this.endowment);
    await this.sandbox.putAccounts(owner, endowed, (trx) => parts.state.set(trx, marker, 'seen'));
  }

  private async accountsOf(
    owner: Address,
    { lamports, tokens }: WalletHoldings,
  ): Promise<Map<Address, AccountState | undefined>> {
    const accounts = new Map<Address, AccountState | undefined>();
    for (const { address } of this.sandbox.accounts.tokenAccountsOf(owner)) accounts.set(address, undefined);
    const empty = { address: owner, lamports, owner: SYSTEM_PROGRAM, data: new Uint8Array() };
    accounts.set(owner, lamports === 0n ? undefined : empty);
    for (const { mint, raw } of tokens) {
      const address = await associatedTokenAddress(owner, mint);
      if (raw > 0n) accounts.set(address, tokenAccount({ address, owner, mint, raw }));
    }
    return accounts;
  }

  private refuse(owner: Address, { tokens }: WalletHoldings): void {
    if (this.sandbox.accounts.isReserved(owner)) {
      throw invalid('pubkey', `${owner} is an account of the sandbox itself; choose a wallet.`);
    }
    const foreign = tokens.find(({ mint }) => findMint(mint) === undefined || mint === SOL.address);
    if (foreign)
      throw invalid(
        'token_balances',
        `The sandbox has no token ${foreign.mint} to hold; set SOL through sol_balance.`,
      );
  }
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid_request', message, { errors: [{ field, message }] });
}
