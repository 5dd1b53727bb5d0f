import { type AccountMeta, AccountRole, type Instruction } from '@solana/kit';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';
import { DEPOSIT, LendingVaultBench, MINT, REDEEM, type VaultSetting, WITHDRAW } from './lending-vault-bench';
import { Refusal, newAddress } from './program-bench';

const U64_MAX = (1n << 64n) - 1n;
const AMOUNT = 123_456_789n;
const USUAL: VaultSetting = {
  totalAssets: 5_000_000_000_000n,
  shares: 4_800_000_000_000n,
  reserve: 500_000_000_000n,
  aprBps: 650n,
  updatedAt: 1_700_000_000n,
  userAssets: 1_000_000_000_000n,
  userShares: 1_000_000_000_000n,
};

describe('the lending vault program refuses', () => {
  let bench: LendingVaultBench;

  beforeAll(async () => {
    bench = await LendingVaultBench.open();
  });
  beforeEach(() => {
    bench.set(USUAL);
  });

  const deposit = () => bench.trade(DEPOSIT, AMOUNT, 0n);
  const withAccount = (index: number, account: Partial<AccountMeta>): Instruction => {
    const { accounts, ...instruction } = deposit();
    const changed = accounts.map((old, slot) => (slot === index ? { ...old, ...account } : old));
    return { ...instruction, accounts: changed };
  };
  const expectError = (instruction: Instruction, error: number) => {
    const before = bench.holdings();
    expect(bench.run(instruction).error).toBe(error);
    expect(bench.holdings()).toEqual(before);
  };

  it('a user who has not signed', () => {
    expectError(withAccount(0, { role: AccountRole.READONLY }), Refusal.missingSignature);
  });

  it("a user's account of another token", () => {
    expectError(withAccount(1, { address: bench.userShares }), Refusal.badAccount);
    expectError(withAccount(2, { address: bench.userAssets }), Refusal.badAccount);
  });

  it('a vault that another program owns', () => {
    const forged = newAddress();
    bench.setAccount(forged, TOKEN_PROGRAM_ADDRESS, bench.data(bench.vaultAddress));
    expectError(withAccount(3, { address: forged }), Refusal.badAccount);
  });

  it.each([
    { kind: 'is blank', make: () => new Uint8Array(136) },
    { kind: 'has another tag', make: (vault: Uint8Array) => vault.with(0, 1) },
    { kind: 'is too short', make: (vault: Uint8Array) => vault.slice(0, 129) },
    { kind: 'is too long', make: (vault: Uint8Array) => Uint8Array.from([...vault, ...new Uint8Array(8)]) },
  ])('an account of its own that $kind', ({ make }) => {
    bench.setAccount(bench.vaultAddress, bench.program, make(bench.data(bench.vaultAddress)));
    expect(bench.run(deposit()).error).toBe(Refusal.badAccount);
  });

  it.each([
    { account: "the user's account of the asset", find: () => bench.userAssets },
    { account: "the user's account of the shares", find: () => bench.userShares },
    { account: "the vault's account of the asset", find: () => bench.vaultAssets },
    { account: 'the share mint', find: () => bench.shareMint },
  ])('$account when another program owns it', ({ find }) => {
    bench.setAccount(find(), newAddress(), bench.data(find()));
    expectError(deposit(), Refusal.badAccount);
  });

  it('a vault that may not be written', () => {
    expectError(withAccount(3, { role: AccountRole.READONLY }), Refusal.badAccount);
  });

  it("an account of assets or a mint that is not the vault's", () => {
    const other = newAddress();
    bench.setTokens(other, bench.vaultAddress, bench.assetMint, 10n ** 12n);
    expectError(withAccount(4, { address: other }), Refusal.badAccount);
    const mint = newAddress();
    bench.setMint(mint, 0n, bench.vaultAddress);
    expectError(withAccount(5, { address: mint }), Refusal.badAccount);
  });

  it('another token program', () => {
    expectError(withAccount(6, { address: newAddress() }), Refusal.badAccount);
  });

  it('a deposit too small for a share', () => {
    bench.set({ ...USUAL, shares: 0n, userShares: 0n });
    expectError(bench.trade(DEPOSIT, 1n, 0n), Refusal.zeroAmount);
  });

  it('shares worth less than a unit', () => {
    bench.set({ ...USUAL, totalAssets: 1n });
    expectError(bench.trade(REDEEM, 1n, 0n), Refusal.zeroAmount);
  });

  it('to pay out more than it owes, though the reserve would do', () => {
    bench.set({ ...USUAL, totalAssets: 100n, shares: 50n, userShares: 50n });
    expectError(bench.trade(WITHDRAW, 101n, U64_MAX), Refusal.insufficientLiquidity);
    expectError(bench.trade(WITHDRAW, 101n, 0n), Refusal.insufficientLiquidity);
  });

  it.each([
    { what: 'a cost', totalAssets: U64_MAX - 10n ** 6n, shares: 1n, operation: MINT, amount: 10n ** 15n },
    { what: 'a balance', totalAssets: U64_MAX - 10n ** 7n, shares: 1n, operation: MINT, amount: 10n },
    { what: 'priced assets', totalAssets: U64_MAX - 5n, shares: 1n, operation: REDEEM, amount: 1n },
    { what: 'priced shares', totalAssets: 1n, shares: U64_MAX - 5n, operation: WITHDRAW, amount: 1n },
  ])('$what that no u64 can hold', ({ totalAssets, shares, operation, amount }) => {
    bench.set({ ...USUAL, totalAssets, shares, reserve: 0n, userShares: 1n });
    expectError(bench.trade(operation, amount, operation === REDEEM ? 0n : U64_MAX), Refusal.mathOverflow);
  });

  it('what it does not understand', () => {
    const { accounts, ...rest } = deposit();
    expectError(bench.trade(0, AMOUNT, 0n), Refusal.badInstruction);
    expectError(bench.trade(5, AMOUNT, 0n), Refusal.badInstruction);
    expectError({ ...rest, accounts, data: new Uint8Array(18).fill(1) }, Refusal.badInstruction);
    expectError({ ...rest, accounts: accounts.slice(0, 6) }, Refusal.badInstruction);
    expectError({ ...rest, accounts: [...accounts, ...accounts.slice(0, 1)] }, Refusal.badInstruction);
  });
});
