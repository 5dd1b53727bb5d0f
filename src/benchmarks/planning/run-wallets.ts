import { Injectable } from '@nestjs/common';
import { type Address, AppError, SOL, findMint } from '../../domain';
import { Ledger, SandboxWallets } from '../../ledger';
import type { BenchmarkFile } from '../../benchmark-file';
import { type AccountAddresses, accountAddresses, resolveName } from './account-addresses';

/** Makes the wallets of a run. */
@Injectable()
export class RunWallets {
  constructor(
    private readonly wallets: SandboxWallets,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Wallets that nobody used before, holding exactly what the file's initial state says.
   * @throws {AppError} `invalid_benchmark` for a token that the ledger does not have; `not_on_this_ledger` where wallets are real
   */
  async endow(file: BenchmarkFile): Promise<AccountAddresses> {
    if (this.ledger.kind !== 'sandbox')
      throw new AppError('not_on_this_ledger', 'Only the sandbox makes the wallets of a benchmark.');
    refuseForeignTokens(file);
    const addresses = await accountAddresses(file);
    const owners = new Set(
      file.initialState.map((account) => (account.kind === 'wallet' ? account.pubkey : account.owner)),
    );
    for (const owner of owners)
      await this.wallets.set(resolveName(owner, addresses), holdingsOf(file, owner));
    return addresses;
  }
}

interface Holdings {
  readonly lamports: bigint;
  readonly tokens: readonly { readonly mint: Address; readonly raw: bigint; readonly keepsEmpty: boolean }[];
}

function holdingsOf({ initialState }: BenchmarkFile, owner: string): Holdings {
  const wallet = initialState.find((account) => account.kind === 'wallet' && account.pubkey === owner);
  const tokens = initialState.flatMap((account) =>
    account.kind === 'token_account' && account.owner === owner
      ? [{ mint: account.mint, raw: account.amount, keepsEmpty: true }]
      : [],
  );
  return { lamports: wallet?.lamports ?? 0n, tokens };
}

function refuseForeignTokens({ id, initialState }: BenchmarkFile): void {
  const errors = initialState.flatMap((account, index) => {
    if (account.kind === 'wallet') return [];
    const isHeld = findMint(account.mint) !== undefined && account.mint !== SOL.address;
    const message = `the ledger has no token accounts of ${account.mint}`;
    return isHeld ? [] : [{ field: `initial_state.${index}.data.mint`, message }];
  });
  const [first] = errors;
  if (first) throw new AppError('invalid_benchmark', `${id}: ${first.message}.`, { errors });
}
