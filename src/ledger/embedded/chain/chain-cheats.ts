import { type Address, AppError } from '../../../domain';
import type { AccountState } from '../../ledger';
import { associatedTokenAddress } from '../associated-token-address';
import { SYSTEM_PROGRAM, TOKEN_2022_PROGRAM, TOKEN_PROGRAM, tokenAccount } from '../genesis';
import { isReserved } from '../reserved-addresses';
import type { Sandbox } from '../sandbox';
import { SEEN, type SandboxWallets } from '../sandbox-wallets';
import { type TokenAccountPatch, patchTokenAccount, viewMint, viewTokenAccount } from '../token-account-view';

/** What is to be different about an account; without lamports it is removed. */
export type AccountPatch = Partial<Pick<AccountState, 'lamports' | 'data' | 'owner'>>;

/** A hundred years and more. */
const LAST_SLOT = 10_000_000_000n;

/** Changes that no transaction could make. */
export class ChainCheats {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly wallets: SandboxWallets,
  ) {}

  /** @throws {AppError} `invalid_request` for an account of the runtime, or a program */
  async setAccount(address: Address, patch: AccountPatch): Promise<void> {
    await this.change(address, [], (known) => {
      if (known?.executable === true) throw refused(`${address} is a program; programs cannot be set.`);
      return { ...(known ?? emptyAccount(address)), ...patch };
    });
  }

  /**
   * Makes a wallet's associated token account hold this.
   * @throws {AppError} `invalid_request` when there is no such token
   */
  async setTokenAccount(
    owner: Address,
    mint: Address,
    patch: TokenAccountPatch,
    program: Address = TOKEN_PROGRAM,
  ): Promise<void> {
    if (program !== TOKEN_PROGRAM && program !== TOKEN_2022_PROGRAM)
      throw refused(`${program} is not a token program.`);
    const address = await associatedTokenAddress(owner, mint, program);
    await this.change(address, [mint], (known) => {
      if (viewMint(this.sandbox.accounts.get(mint)) === undefined) throw refused(`${mint} is not a token.`);
      const isThere = viewTokenAccount(known)?.mint === mint;
      const account = known && isThere ? known : tokenAccount({ address, owner, mint, raw: 0n });
      return patchTokenAccount({ ...account, owner: program }, patch);
    });
  }

  /** @throws {AppError} `invalid_request` for a slot that has begun */
  async travelTo(slot: bigint): Promise<void> {
    if (slot < this.sandbox.time.now().slot) throw refused('Time goes forward only.');
    if (slot > LAST_SLOT) throw refused(`Time goes to slot ${LAST_SLOT} at most.`);
    await this.sandbox.skipTo(slot);
  }

  /** Puts every account back to what it was at genesis, and forgets what was executed; the time stays. */
  async reset(): Promise<void> {
    const { sandbox, wallets } = this;
    const { saved } = await sandbox.transactions.turns.take(async () => {
      const changing = sandbox.accounts.changing().map(({ address }) => address);
      const addresses = [...new Set([...(await sandbox.rows.all()), ...changing])];
      return sandbox.whenInStep({ addresses }, () => {
        const original = addresses.map((address) => [address, sandbox.accounts.atGenesis(address)] as const);
        const put = sandbox.putAccounts(new Map(original), async (trx) => {
          await sandbox.history?.clear(trx);
          await sandbox.state.forget(trx, SEEN);
        });
        return { saved: put };
      });
    });
    await saved;
    wallets.forget();
  }

  private async change(
    address: Address,
    alsoNeeded: readonly Address[],
    make: (known: AccountState | undefined) => AccountState,
  ): Promise<void> {
    const { accounts, transactions } = this.sandbox;
    if (isReserved(address)) throw refused(`${address} belongs to the runtime.`);
    const { saved } = await transactions.turns.take(() =>
      this.sandbox.whenInStep({ addresses: [address, ...alsoNeeded] }, () => {
        const account = make(accounts.get(address));
        const isThere = account.lamports > 0n;
        return { saved: this.sandbox.putAccounts(new Map([[address, isThere ? account : undefined]])) };
      }),
    );
    await saved;
  }
}

function emptyAccount(address: Address): AccountState {
  return { address, lamports: 0n, owner: SYSTEM_PROGRAM, data: new Uint8Array() };
}

function refused(message: string): AppError {
  return new AppError('invalid_request', message);
}
