import { type AccountMeta, AccountRole, type Address, type Instruction, address } from '@solana/kit';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';
import { ProgramBench, instructionData, newAddress, stateAddress, stateBytes } from './program-bench';

export const LENDING = address('jup3YeL8QhtSx1e253b2FDvsMNC87fDrgQZivbrndc9');
const VAULT_TAG = 0x544c5641n;
const VAULT_LENGTH = 136;
const TOTAL_ASSETS = 112;
export const DEPOSIT = 1;
export const WITHDRAW = 2;
export const MINT = 3;
export const REDEEM = 4;

/** A vault at the start of a test, and what the user has of it. */
export interface VaultSetting {
  readonly totalAssets: bigint;
  readonly shares: bigint;
  /** Held beyond `totalAssets`. */
  readonly reserve: bigint;
  readonly aprBps: bigint;
  readonly updatedAt: bigint;
  readonly userAssets: bigint;
  /** Part of `shares`. */
  readonly userShares: bigint;
}

/** A vault and a user with an account of its asset and one of its shares. */
export class LendingVaultBench extends ProgramBench {
  readonly user = newAddress();
  readonly userAssets = newAddress();
  readonly userShares = newAddress();
  readonly vaultAssets = newAddress();

  private constructor(
    readonly assetMint: Address,
    readonly shareMint: Address,
    private readonly vault: { readonly address: Address; readonly bump: number },
  ) {
    super(LENDING, 'lending-vault.so');
  }

  static async open(): Promise<LendingVaultBench> {
    const [assetMint, shareMint] = [newAddress(), newAddress()];
    const vault = await stateAddress(LENDING, VAULT_TAG, assetMint, shareMint);
    return new LendingVaultBench(assetMint, shareMint, vault);
  }

  get vaultAddress(): Address {
    return this.vault.address;
  }

  /** Sets all accounts, and the clock to the vault's last update. */
  set(setting: VaultSetting): void {
    const { address: vault, bump } = this.vault;
    const { totalAssets, updatedAt, aprBps } = setting;
    const addresses = [this.assetMint, this.shareMint, this.vaultAssets];
    const numbers = [aprBps, totalAssets, updatedAt];
    const state = stateBytes({ tag: VAULT_TAG, addresses, numbers, length: VAULT_LENGTH, bump });
    this.setAccount(vault, this.program, state);
    this.setMint(this.assetMint, 0n, newAddress());
    this.setMint(this.shareMint, setting.shares, vault);
    this.setTokens(this.vaultAssets, vault, this.assetMint, totalAssets + setting.reserve);
    this.setTokens(this.userAssets, this.user, this.assetMint, setting.userAssets);
    this.setTokens(this.userShares, this.user, this.shareMint, setting.userShares);
    this.setTime(updatedAt);
  }

  trade(operation: number, amount: bigint, limit: bigint): Instruction & { accounts: AccountMeta[] } {
    return {
      programAddress: this.program,
      accounts: [
        { address: this.user, role: AccountRole.READONLY_SIGNER },
        { address: this.userAssets, role: AccountRole.WRITABLE },
        { address: this.userShares, role: AccountRole.WRITABLE },
        { address: this.vaultAddress, role: AccountRole.WRITABLE },
        { address: this.vaultAssets, role: AccountRole.WRITABLE },
        { address: this.shareMint, role: AccountRole.WRITABLE },
        { address: TOKEN_PROGRAM_ADDRESS, role: AccountRole.READONLY },
      ],
      data: instructionData(operation, amount, limit),
    };
  }

  /** All amounts that a trade may change. */
  holdings() {
    return {
      userAssets: this.tokens(this.userAssets),
      userShares: this.tokens(this.userShares),
      held: this.tokens(this.vaultAssets),
      shares: this.supply(this.shareMint),
      totalAssets: this.totalAssets(),
    };
  }

  private totalAssets(): bigint {
    const { buffer, byteOffset } = this.data(this.vaultAddress);
    return new DataView(buffer, byteOffset).getBigUint64(TOTAL_ASSETS, true);
  }
}
