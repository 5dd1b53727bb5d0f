import type { Address } from '../../../domain';
import type { AccountState } from '../../ledger';
import { isSysvar } from '../reserved-addresses';
import type { Sandbox } from '../sandbox';

/** Reads the accounts of the sandbox as they are now. */
export class ChainAccounts {
  constructor(private readonly sandbox: Sandbox) {}

  async read(addresses: readonly Address[]): Promise<(AccountState | undefined)[]> {
    const { accounts, engine, time } = this.sandbox;
    return accounts.with({ addresses }, () =>
      addresses.map((address) =>
        isSysvar(address) ? engine.runtimeAccount(address, time.now()) : accounts.get(address),
      ),
    );
  }

  /** The token accounts of a wallet. */
  async tokenAccountsOf(owner: Address): Promise<readonly AccountState[]> {
    const { accounts } = this.sandbox;
    return accounts.with({ owners: [owner] }, () => accounts.tokenAccountsOf(owner));
  }

  /** Everything that a program owns, in order of the addresses. */
  async ownedBy(program: Address): Promise<readonly AccountState[]> {
    const { accounts, rows } = this.sandbox;
    const changing = accounts.changing().map(({ address }) => address);
    const stored = await rows.ownedBy(program);
    const genesis = accounts
      .genesisAccounts()
      .flatMap((account) => (account.owner === program ? account.address : []));
    const addresses = [...new Set([...stored, ...genesis, ...changing])].sort();
    return accounts.with({ addresses }, () =>
      addresses.flatMap((address) => {
        const account = accounts.get(address);
        return account?.owner === program ? account : [];
      }),
    );
  }

  /** Lamports of all accounts together. */
  async supply(): Promise<bigint> {
    const { accounts, rows } = this.sandbox;
    const stored = await rows.lamports();
    for (const { address, lamports } of accounts.changing()) stored.set(address, lamports);
    const untouched = accounts.genesisAccounts().filter(({ address }) => !stored.has(address));
    return [...stored.values(), ...untouched.map(({ lamports }) => lamports)].reduce(
      (sum, lamports) => sum + lamports,
      0n,
    );
  }

  /** The decimals of a token of which an account was read. */
  decimalsOf(mint: Address): number {
    return this.sandbox.accounts.decimalsOf(mint);
  }

  /** Lamports that keep an account of so many bytes alive. */
  rentFor(bytes: number): bigint {
    return this.sandbox.engine.rentFor(BigInt(bytes));
  }
}
