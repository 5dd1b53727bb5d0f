import { LRUCache } from 'lru-cache';
import { type Address, AppError, SOL, findMint } from '../../domain';
import { type AddressKind, addressKind } from '../address-kind';
import type { AccountState, AccountsAfter, WalletBalances } from '../ledger';
import { associatedTokenAddress } from './associated-token-address';
import { SYSTEM_PROGRAM, tokenAccount } from './genesis';
import type { Sandbox } from './sandbox';
import { withTokenAmount } from './token-account-view';

/** Holdings in raw units. */
export interface WalletHoldings {
  readonly lamports: bigint;
  /** A token of which there is nothing has no account, unless `keepsEmpty`. */
  readonly tokens: readonly { readonly mint: Address; readonly raw: bigint; readonly keepsEmpty?: boolean }[];
}

const NOTHING: WalletHoldings = { lamports: 0n, tokens: [] };
/** What the names begin with under which it is kept that a wallet was seen. */
export const SEEN = 'wallet:';

/** Wallets that are known to have been seen; the store knows all of them. */
const ADMITTED = 10_000;

/** The wallets of the sandbox: what they get on first sight, and setting them to what a test or demo needs. */
export class SandboxWallets {
  private readonly admitted = new LRUCache<Address, Promise<void>>({ max: ADMITTED });

  /** @param endowment what a wallet gets that was never seen */
  constructor(
    private readonly sandbox: Sandbox,
    private readonly endowment: WalletHoldings,
  ) {}

  /** Endows a wallet that was never seen, once and for good; one that already holds something is left as it is. */
  admit(owner: Address): Promise<void> {
    return this.admitWith(owner, this.endowment);
  }

  private admitWith(owner: Address, endowment: WalletHoldings): Promise<void> {
    const known = this.admitted.get(owner);
    if (known) return known;
    const admission = this.endow(owner, endowment).catch((error: unknown) => {
      this.admitted.delete(owner);
      throw error;
    });
    this.admitted.set(owner, admission);
    return admission;
  }

  /** Takes every wallet for one that was never seen: the store has forgotten them. */
  forget(): void {
    this.admitted.clear();
  }

  async kindOf(address: Address): Promise<AddressKind> {
    const { accounts } = this.sandbox;
    return accounts.with({ addresses: [address] }, () => addressKind(address, accounts.get(address)));
  }

  /** @param supposed accounts that are taken to be different */
  async get(owner: Address, supposed?: AccountsAfter): Promise<WalletBalances> {
    const { accounts } = this.sandbox;
    return accounts.with({ addresses: [owner], owners: [owner] }, () => {
      const native = supposed?.has(owner) ? supposed.get(owner) : accounts.get(owner);
      return { lamports: native?.lamports ?? 0n, tokens: accounts.holdingsOf(owner, supposed) };
    });
  }

  /**
   * Makes the wallet hold exactly this. Every other token account of it is emptied, and none is removed: a transaction that was
   * built before finds what it was built for; a wallet that was never seen has none. Waits for transactions of several steps, which count on what they were quoted.
   * @throws {AppError} `invalid_request` for an account of the sandbox itself or a token that is not there
   */
  async set(owner: Address, holdings: WalletHoldings): Promise<void> {
    await this.refuse(owner, holdings);
    await this.admitWith(owner, NOTHING);
    const wanted = await accountsOf(owner, holdings);
    const { saved } = await this.sandbox.transactions.turns.take(() => this.write(owner, wanted));
    await saved;
  }

  /** Takes away what the wallet holds of a token beyond `rest`, as somebody would who spends it elsewhere. */
  async spendDownTo(owner: Address, mint: Address, rest: bigint): Promise<void> {
    const { lamports, tokens } = await this.get(owner);
    const spent =
      mint === SOL.address
        ? { lamports: rest, tokens }
        : { lamports, tokens: tokens.map((token) => (token.mint === mint ? { mint, raw: rest } : token)) };
    const { saved } = await this.write(owner, await accountsOf(owner, spent));
    await saved;
  }

  /** Changes memory before it resolves; `saved` follows once it is durable, as of a transaction. */
  private write(
    owner: Address,
    wanted: ReadonlyMap<Address, AccountState | undefined>,
  ): Promise<{ readonly saved: Promise<void> }> {
    return this.whenHere(owner, wanted, () => ({
      saved: this.sandbox.putAccounts(new Map([...this.nothingOf(owner), ...wanted])),
    }));
  }

  private async endow(owner: Address, endowment: WalletHoldings): Promise<void> {
    const { accounts, state } = this.sandbox;
    const marker = `${SEEN}${owner}`;
    if (!(await this.canBeWallet(owner))) return;
    if ((await state.get(marker)) !== undefined) return;
    const endowed = await accountsOf(owner, endowment);
    const { written } = await this.whenHere(owner, endowed, () => {
      const hasReceived = accounts.get(owner) !== undefined || accounts.tokenAccountsOf(owner).length > 0;
      const put = this.sandbox.putAccounts(hasReceived ? new Map() : endowed, (trx) =>
        state.set(trx, marker, 'seen'),
      );
      return { written: put };
    });
    await written;
  }

  /** Runs `work` when the wallet and the accounts that it is to have are in memory. */
  private whenHere<T>(owner: Address, wanted: ReadonlyMap<Address, unknown>, work: () => T): Promise<T> {
    const needed = { addresses: [owner, ...wanted.keys()], owners: [owner] };
    return this.sandbox.whenInStep(needed, work);
  }

  private async canBeWallet(owner: Address): Promise<boolean> {
    const { accounts } = this.sandbox;
    return accounts.with({ addresses: [owner] }, () => accounts.canBeWallet(owner));
  }

  private nothingOf(owner: Address): Map<Address, AccountState | undefined> {
    const held = this.sandbox.accounts.tokenAccountsOf(owner);
    const emptied = held.map((account) => [account.address, withTokenAmount(account, 0n)] as const);
    return new Map<Address, AccountState | undefined>([[owner, undefined], ...emptied]);
  }

  private async refuse(owner: Address, { tokens }: WalletHoldings): Promise<void> {
    if (!(await this.canBeWallet(owner))) {
      throw invalid('pubkey', `${owner} is an account of the sandbox or of a program; choose a wallet.`);
    }
    const foreign = tokens.find(({ mint }) => findMint(mint) === undefined || mint === SOL.address);
    if (foreign)
      throw invalid(
        'token_balances',
        `The sandbox has no token ${foreign.mint} to hold; set SOL through sol_balance.`,
      );
  }
}

/** The accounts that hold this. */
async function accountsOf(
  owner: Address,
  { lamports, tokens }: WalletHoldings,
): Promise<Map<Address, AccountState | undefined>> {
  const accounts = new Map<Address, AccountState>();
  if (lamports > 0n)
    accounts.set(owner, { address: owner, lamports, owner: SYSTEM_PROGRAM, data: new Uint8Array() });
  for (const { mint, raw, keepsEmpty } of tokens) {
    const address = await associatedTokenAddress(owner, mint);
    if (raw > 0n || keepsEmpty) accounts.set(address, tokenAccount({ address, owner, mint, raw }));
  }
  return accounts;
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid_request', message, { errors: [{ field, message }] });
}
