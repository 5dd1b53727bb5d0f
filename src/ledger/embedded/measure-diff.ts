import { type Address, type AssetDiff, SOL } from '../../domain';
import type { AccountState } from '../ledger';
import { authorityChanges } from './authority-changes';
import { type TokenAccountView, viewTokenAccount } from './token-account-view';

/** The writable accounts of a transaction before and after it; an account that does not exist is absent. */
export interface Effect {
  readonly feePayer: Address;
  readonly writable: readonly Address[];
  readonly before: ReadonlyMap<Address, AccountState>;
  readonly after: ReadonlyMap<Address, AccountState>;
  readonly programs: readonly Address[];
  /** Lamports that the fee payer put into an account, by account. */
  readonly funded: ReadonlyMap<Address, bigint>;
}

/**
 * What the accounts say that a transaction did. Lamports leave the accounts only as the fee. Per token the changes of all
 * holders add up to zero, but for minting and burning; so do those of SOL, fee and rent having been taken out of the fee
 * payer's change.
 *
 * The lamports that a token account needs to exist belong to its holder. Those of the fee payer's accounts are `rent`; so
 * are those that the fee payer pays for somebody else's account, which is what a transfer to a new holder costs. What the
 * fee payer's accounts lose otherwise is a debit, and what others pay for their own is their affair.
 */
export function measureDiff(effect: Effect): AssetDiff {
  const { feePayer, writable, before, after, programs } = effect;
  const sheet = new BalanceSheet(feePayer);
  for (const address of writable) {
    const [was, is] = [before.get(address), after.get(address)];
    const [tokensBefore, tokensAfter] = [viewTokenAccount(was), viewTokenAccount(is)];
    sheet.enter(was, tokensBefore, -1n);
    sheet.enter(is, tokensAfter, 1n);
    const locked = lockedIn(is, tokensAfter) - lockedIn(was, tokensBefore);
    if (tokensAfter) sheet.attribute(tokensAfter.owner, least(locked, effect.funded.get(address) ?? 0n));
  }
  return { ...sheet.close(), programs, authorityChanges: authorityChanges(effect) };
}

/** Sums of changes by holder and token, and what the fee payer has locked as rent. */
class BalanceSheet {
  private readonly sums = new Map<string, { owner: Address; mint: Address; delta: bigint }>();
  private rent = 0n;
  private total = 0n;

  constructor(private readonly feePayer: Address) {}

  /** Counts an account as it is (1) or as it was (-1). */
  enter(account: AccountState | undefined, tokens: TokenAccountView | undefined, sign: bigint): void {
    if (account === undefined) return;
    this.total += account.lamports * sign;
    if (tokens === undefined) {
      this.move(account.address, SOL.address, account.lamports * sign);
      return;
    }
    this.move(tokens.owner, tokens.mint, tokens.amount * sign);
    this.lock(tokens.owner, lockedIn(account, tokens) * sign);
  }

  /** Counts as the fee payer's rent what it paid for an account of somebody else. */
  attribute(holder: Address, lamports: bigint): void {
    if (holder === this.feePayer || lamports <= 0n) return;
    this.move(holder, SOL.address, -lamports);
    this.rent += lamports;
  }

  close(): Pick<AssetDiff, 'changes' | 'fee' | 'rent'> {
    const fee = -this.total;
    this.move(this.feePayer, SOL.address, fee + this.rent);
    const changes = [...this.sums.values()].filter(({ delta }) => delta !== 0n);
    return { changes, fee, rent: this.rent };
  }

  private lock(holder: Address, lamports: bigint): void {
    if (holder === this.feePayer) this.rent += lamports;
    else this.move(holder, SOL.address, lamports);
  }

  private move(owner: Address, mint: Address, delta: bigint): void {
    if (delta === 0n) return;
    const key = owner + mint;
    const known = this.sums.get(key);
    if (known) known.delta += delta;
    else this.sums.set(key, { owner, mint, delta });
  }
}

/** Lamports of a token account that are not wrapped SOL. */
function lockedIn(account: AccountState | undefined, tokens: TokenAccountView | undefined): bigint {
  if (account === undefined || tokens === undefined) return 0n;
  return account.lamports - (tokens.isNative ? tokens.amount : 0n);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
