import type { Address } from '../../domain';
import type { AccountState } from '../ledger';
import type { AccountRows } from './account-rows';
import type { SandboxVm } from './sandbox-vm';
import { viewMint, viewTokenAccount } from './token-account-view';

/**
 * The decimals of every token of which an account was in memory. A mint's never change, so they are known on when the mint
 * itself has left.
 */
export class MintDecimals {
  private readonly known = new Map<Address, number>();

  constructor(
    private readonly vm: SandboxVm,
    private readonly rows: AccountRows,
  ) {}

  of(mint: Address): number | undefined {
    return this.known.get(mint);
  }

  /** Takes note of an account that is in memory now. */
  note(account: AccountState | undefined): void {
    const mint = viewMint(account);
    if (account && mint) this.known.set(account.address, mint.decimals);
  }

  /** Learns about the tokens that these accounts hold. */
  async learn(accounts: readonly (AccountState | undefined)[]): Promise<void> {
    const mints = accounts.flatMap((account) => viewTokenAccount(account)?.mint ?? []);
    const unknown = [...new Set(mints)].filter((mint) => !this.known.has(mint));
    if (unknown.length === 0) return;
    const stored = await this.rows.find(unknown);
    for (const mint of unknown) this.note(stored.get(mint)?.state ?? this.vm.account(mint));
  }
}
