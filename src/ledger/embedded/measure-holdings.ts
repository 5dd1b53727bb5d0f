import { type Address, type AssetDiff, SOL } from '../../domain';
import type { TokenAccountView } from './token-account-view';

/** An account as far as it holds something. */
export interface HoldingAccount {
  readonly address: Address;
  readonly lamports: bigint;
  /** Undefined: it is no token account. */
  readonly tokens: Pick<TokenAccountView, 'owner' | 'mint' | 'amount' | 'isNative'> | undefined;
}

/** The accounts of a transaction before and after it; an account that does not exist is undefined. */
export interface HoldingChanges {
  readonly feePayer: Address;
  readonly accounts: readonly {
    readonly before: HoldingAccount | undefined;
    readonly after: HoldingAccount | undefined;
  }[];
  /** Lamports that the fee payer put into an account, by account. */
  readonly funded: ReadonlyMap<Address, bigint>;
}

/**
 * What the accounts say that a transaction did to holdings. Lamports leave the accounts only as the fee. Per token the changes of
 * all holders add up to zero, but for minting and burning; so do those of SOL, fee and rent having been taken out of the fee
 * payer's change.
 *
 * The lamports that a token account needs to exist belong to its holder. Those of the fee payer's accounts are `rent`; so
 * are those that the fee payer pays for somebody else's account, which is what a transfer to a new holder costs. What the
 * fee payer's accounts lose otherwise is a debit, and what others pay for their own is their affair.
 */
export function measureHoldings({
  feePayer,
  accounts,
  funded,
}: HoldingChanges): Pick<AssetDiff, 'changes' | 'fee' | 'rent'> {
  const sheet = new BalanceSheet(feePayer);
  for (const { before, after } of accounts) {
    sheet.enter(before, -1n);
    sheet.enter(after, 1n);
    const locked = lockedIn(after) - lockedIn(before);
    if (after?.tokens) sheet.attribute(after.tokens.owner, least(locked, funded.get(after.address) ?? 0n));
  }
  return sheet.close();
}

/** Sums of changes by holder and token, and what the fee payer has locked as rent. */
class BalanceSheet {
  private readonly sums = new Map<string, { owner: Address; mint: Address; delta: bigint }>();
  private rent = 0n;
  private total = 0n;

  constructor(private readonly feePayer: Address) {}

  /** Counts an account as it is (1) or as it was (-1). */
  enter(account: HoldingAccount | undefined, sign: bigint): void {
    if (account === undefined) return;
    const { tokens } = account;
    this.total += account.lamports * sign;
    if (tokens === undefined) {
      this.move(account.address, SOL.address, account.lamports * sign);
      return;
    }
    this.move(tokens.owner, tokens.mint, tokens.amount * sign);
    this.lock(tokens.owner, lockedIn(account) * sign);
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
function lockedIn(account: HoldingAccount | undefined): bigint {
  if (account?.tokens === undefined) return 0n;
  return account.lamports - (account.tokens.isNative ? account.tokens.amount : 0n);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
