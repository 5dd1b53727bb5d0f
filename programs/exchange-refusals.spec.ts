import { type AccountMeta, AccountRole, type Instruction } from '@solana/kit';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';
import { ExchangeBench, SWAP_EXACT_IN, SWAP_EXACT_OUT, hopAccounts } from './exchange-bench';
import { Refusal, newAddress } from './program-bench';

const U64_MAX = (1n << 64n) - 1n;
const AMOUNT = 1_000_000_000n;
const PLENTY = 10n ** 18n;
const RESERVE = 15_000_000_000_000n;

describe('the exchange program refuses', () => {
  let bench: ExchangeBench;

  beforeAll(async () => {
    bench = await ExchangeBench.open();
  });
  beforeEach(() => {
    const market = { reserveIn: 100_000_000_000n, reserveOut: RESERVE, feeBps: 25n };
    bench.fill([market, market, market], PLENTY);
  });

  const sale = (hops = 1) => bench.swap(SWAP_EXACT_IN, AMOUNT, 0n, hops);
  const withAccount = (
    instruction: Instruction,
    index: number,
    account: Partial<AccountMeta>,
  ): Instruction => ({
    ...instruction,
    accounts: (instruction.accounts ?? []).map((old, slot) =>
      slot === index ? { ...old, ...account } : (old as AccountMeta),
    ),
  });
  const expectError = (instruction: Instruction, error: number) => {
    const before = bench.holdings();
    expect(bench.run(instruction).error).toBe(error);
    expect(bench.holdings()).toEqual(before);
  };

  it('a user who has not signed', () => {
    expectError(withAccount(sale(), 0, { role: AccountRole.READONLY }), Refusal.missingSignature);
  });

  it('another token program', () => {
    expectError(withAccount(sale(), 1, { address: newAddress() }), Refusal.badAccount);
  });

  it("a user's account of another token, at either end", () => {
    expectError(withAccount(sale(), 2, { address: bench.wallet(2) }), Refusal.badAccount);
    expectError(withAccount(sale(), 3, { address: bench.wallet(2) }), Refusal.badAccount);
  });

  it('a pool that another program owns', () => {
    const forged = newAddress();
    bench.setAccount(forged, TOKEN_PROGRAM_ADDRESS, bench.data(bench.pool(0).address));
    expectError(withAccount(sale(), 4, { address: forged }), Refusal.badAccount);
  });

  it.each([
    { kind: 'is blank', make: () => new Uint8Array(152) },
    { kind: 'has another tag', make: (pool: Uint8Array) => pool.with(0, 1) },
    { kind: 'is too short', make: (pool: Uint8Array) => pool.slice(0, 144) },
    { kind: 'is too long', make: (pool: Uint8Array) => Uint8Array.from([...pool, ...new Uint8Array(8)]) },
  ])('an account of its own that $kind', ({ make }) => {
    const { address } = bench.pool(0);
    bench.setAccount(address, bench.program, make(bench.data(address)));
    expectError(sale(), Refusal.badAccount);
  });

  it('a pool whose fee is everything', () => {
    bench.fill([{ reserveIn: 10n ** 9n, reserveOut: 10n ** 9n, feeBps: 10_000n }], PLENTY);
    expectError(sale(), Refusal.badAccount);
    expectError(bench.swap(SWAP_EXACT_OUT, AMOUNT / 2n, U64_MAX), Refusal.badAccount);
  });

  it.each([
    { account: "the user's account of the input", find: () => bench.wallet(0) },
    { account: "the user's account of the output", find: () => bench.wallet(1) },
    { account: 'the vault of the input', find: () => bench.pool(0).vaults[0] },
    { account: 'the vault of the output', find: () => bench.pool(0).vaults[1] },
  ])('$account when another program owns it', ({ find }) => {
    bench.setAccount(find(), newAddress(), bench.data(find()));
    expectError(sale(), Refusal.badAccount);
  });

  it("vaults that are not the pool's", () => {
    expectError(withAccount(sale(), 5, { address: bench.wallet(0) }), Refusal.badAccount);
    expectError(withAccount(sale(), 6, { address: bench.pool(1).vaults[0] }), Refusal.badAccount);
    expectError(withAccount(sale(), 6, { address: bench.pool(0).vaults[0] }), Refusal.badAccount);
  });

  it('a hop that does not take what the hop before gives', () => {
    const { accounts, ...swap } = sale(2);
    const third = hopAccounts(bench.pool(2));
    const gap = { ...swap, accounts: [...accounts.slice(0, 7), ...third] };
    expectError(withAccount(gap, 3, { address: bench.wallet(3) }), Refusal.badAccount);
  });

  it('the same pool twice', () => {
    const { accounts, ...swap } = bench.swap(SWAP_EXACT_IN, AMOUNT, 0n);
    const [pool, vaultIn, vaultOut] = hopAccounts(bench.pool(0)) as [AccountMeta, AccountMeta, AccountMeta];
    const back = withAccount({ ...swap, accounts: [...accounts, pool, vaultOut, vaultIn] }, 3, {
      address: bench.wallet(0),
    });
    expectError(back, Refusal.badAccount);
  });

  it('to move nothing', () => {
    expectError(bench.swap(SWAP_EXACT_IN, 0n, 0n), Refusal.zeroAmount);
    expectError(bench.swap(SWAP_EXACT_OUT, 0n, U64_MAX), Refusal.zeroAmount);
  });

  it('dust that buys nothing', () => {
    bench.fill([{ reserveIn: 1_000_000n, reserveOut: 10n, feeBps: 30n }], PLENTY);
    expectError(bench.swap(SWAP_EXACT_IN, 10n, 0n), Refusal.zeroAmount);
  });

  it('to give more than the pool has', () => {
    expectError(bench.swap(SWAP_EXACT_OUT, RESERVE, U64_MAX), Refusal.insufficientLiquidity);
  });

  it('to trade with an empty pool', () => {
    bench.fill([{ reserveIn: 0n, reserveOut: 10n, feeBps: 30n }], PLENTY);
    expectError(bench.swap(SWAP_EXACT_IN, 10n, 0n), Refusal.insufficientLiquidity);
    expectError(bench.swap(SWAP_EXACT_OUT, 1n, U64_MAX), Refusal.insufficientLiquidity);
    bench.fill([{ reserveIn: 10n, reserveOut: 0n, feeBps: 30n }], PLENTY);
    expectError(bench.swap(SWAP_EXACT_IN, 10n, 0n), Refusal.insufficientLiquidity);
  });

  it('amounts that no u64 can hold', () => {
    bench.fill([{ reserveIn: U64_MAX, reserveOut: 1_000n, feeBps: 0n }], PLENTY);
    expectError(bench.swap(SWAP_EXACT_IN, 5n, 0n), Refusal.mathOverflow);
    expectError(bench.swap(SWAP_EXACT_OUT, 999n, U64_MAX), Refusal.mathOverflow);
    bench.fill([{ reserveIn: 1n << 63n, reserveOut: 1_000n, feeBps: 0n }], PLENTY);
    expectError(bench.swap(SWAP_EXACT_OUT, 500n, U64_MAX), Refusal.mathOverflow);
  });

  it('what it does not understand', () => {
    const { accounts, ...swap } = sale();
    expectError(bench.swap(3, AMOUNT, 0n), Refusal.badInstruction);
    expectError({ ...swap, accounts, data: new Uint8Array(16).fill(1) }, Refusal.badInstruction);
    expectError({ ...swap, accounts, data: new Uint8Array() }, Refusal.badInstruction);
    expectError({ ...swap, accounts: accounts.slice(0, 4) }, Refusal.badInstruction);
    expectError({ ...swap, accounts: accounts.slice(0, 6) }, Refusal.badInstruction);
    const fourth = hopAccounts(bench.pool(0));
    expectError({ ...swap, accounts: [...sale(3).accounts, ...fourth] }, Refusal.badInstruction);
  });
});
