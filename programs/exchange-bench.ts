import { type AccountMeta, AccountRole, type Address, type Instruction, address } from '@solana/kit';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';
import { ProgramBench, instructionData, newAddress, stateAddress, stateBytes } from './program-bench';

export const EXCHANGE = address('JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4');
const POOL_TAG = 0x4c4f4f50n;
const POOL_LENGTH = 152;
export const SWAP_EXACT_IN = 1;
export const SWAP_EXACT_OUT = 2;

/** A pool seen from the side that the tests enter by. */
export interface TestPool {
  readonly address: Address;
  readonly bump: number;
  readonly mints: readonly [Address, Address];
  readonly vaults: readonly [Address, Address];
}

/** What a pool holds on the side of the input and the side of the output, and its fee. */
export interface Market {
  readonly reserveIn: bigint;
  readonly reserveOut: bigint;
  readonly feeBps: bigint;
}

/** Four tokens, a chain of three pools from the first to the last, and a user with an account of each token. */
export class ExchangeBench extends ProgramBench {
  readonly user = newAddress();
  readonly mints = Array.from({ length: 4 }, newAddress);
  readonly wallets = Array.from({ length: 4 }, newAddress);
  readonly pools: TestPool[] = [];

  static async open(): Promise<ExchangeBench> {
    const bench = new ExchangeBench(EXCHANGE, 'exchange.so');
    for (const hop of [0, 1, 2])
      bench.pools.push(await makePool(bench.mint(hop), bench.mint(hop + 1), hop === 1));
    bench.mints.forEach((mint) => bench.setMint(mint, 0n, newAddress()));
    return bench;
  }

  mint(index: number): Address {
    return at(this.mints, index);
  }

  wallet(index: number): Address {
    return at(this.wallets, index);
  }

  pool(index: number): TestPool {
    return at(this.pools, index);
  }

  /** Fills the first pools of the chain, and the user's first account. */
  fill(markets: readonly Market[], userHas: bigint): void {
    markets.forEach(({ reserveIn, reserveOut, feeBps }, hop) => {
      const { address: pool, bump, mints, vaults } = this.pool(hop);
      const isFlipped = hop === 1;
      const sides = isFlipped ? [mints[1], mints[0], vaults[1], vaults[0]] : [...mints, ...vaults];
      const seed = { tag: POOL_TAG, addresses: sides, numbers: [feeBps], length: POOL_LENGTH, bump };
      this.setAccount(pool, this.program, stateBytes(seed));
      this.setTokens(vaults[0], pool, mints[0], reserveIn);
      this.setTokens(vaults[1], pool, mints[1], reserveOut);
    });
    this.wallets.forEach((wallet, index) =>
      this.setTokens(wallet, this.user, this.mint(index), index === 0 ? userHas : 0n),
    );
  }

  /** A swap through the first `hops` pools of the chain. */
  swap(
    operation: number,
    amount: bigint,
    limit: bigint,
    hops = 1,
  ): Instruction & { accounts: AccountMeta[] } {
    const route = this.pools.slice(0, hops).flatMap((pool) => hopAccounts(pool));
    return {
      programAddress: this.program,
      accounts: [
        { address: this.user, role: AccountRole.READONLY_SIGNER },
        { address: TOKEN_PROGRAM_ADDRESS, role: AccountRole.READONLY },
        { address: this.wallet(0), role: AccountRole.WRITABLE },
        { address: this.wallet(hops), role: AccountRole.WRITABLE },
        ...route,
      ],
      data: instructionData(operation, amount, limit),
    };
  }

  /** What the vaults hold and what the user has, to compare before with after. */
  holdings(): bigint[] {
    return [...this.pools.flatMap((pool) => pool.vaults), ...this.wallets].map((account) =>
      this.tokens(account),
    );
  }
}

/** A pool, entered from its first vault. */
export function hopAccounts({ address: pool, vaults: [vaultIn, vaultOut] }: TestPool): AccountMeta[] {
  return [
    { address: pool, role: AccountRole.READONLY },
    { address: vaultIn, role: AccountRole.WRITABLE },
    { address: vaultOut, role: AccountRole.WRITABLE },
  ];
}

/** @param isFlipped the input is the pool's token b */
async function makePool(input: Address, output: Address, isFlipped: boolean): Promise<TestPool> {
  const [a, b] = isFlipped ? [output, input] : [input, output];
  const { address: pool, bump } = await stateAddress(EXCHANGE, POOL_TAG, a, b);
  return { address: pool, bump, mints: [input, output], vaults: [newAddress(), newAddress()] };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no item ${index}`);
  return item;
}
