import { type Address, type AssetDiff, SOL } from '../../domain';
import type { AccountState } from '../ledger';
import { SYSTEM_PROGRAM } from './genesis';
import { type TokenAccountView, viewTokenAccount } from './token-account-view';

/** The writable accounts of a transaction before and after it; an account that does not exist is absent. */
export interface Effect {
  readonly feePayer: Address;
  readonly fee: bigint;
  readonly writable: readonly Address[];
  readonly before: ReadonlyMap<Address, AccountState>;
  readonly after: ReadonlyMap<Address, AccountState>;
  readonly programs: readonly Address[];
}

/**
 * What the accounts say that a transaction did. Per token the changes of all holders add up to zero, but for minting and
 * burning; so do those of SOL, the fee and the rent having been taken out of the fee payer's change.
 */
export function measureDiff({ feePayer, fee, writable, before, after, programs }: Effect): AssetDiff {
  const changes = new Changes();
  const authorityChanges: { account: Address; change: string }[] = [];
  let rent = 0n;
  for (const address of writable) {
    const [was, is] = [before.get(address), after.get(address)];
    const [tokensBefore, tokensAfter] = [viewTokenAccount(was), viewTokenAccount(is)];
    if (tokensBefore ?? tokensAfter) {
      changes.add(tokensBefore, -1n);
      changes.add(tokensAfter, 1n);
      rent += rentOf(is, tokensAfter) - rentOf(was, tokensBefore);
    } else {
      changes.move(address, SOL.address, (is?.lamports ?? 0n) - (was?.lamports ?? 0n));
    }
    const change = authorityChange({ feePayer, address, was, is, tokensBefore, tokensAfter });
    if (change !== undefined) authorityChanges.push({ account: address, change });
  }
  changes.move(feePayer, SOL.address, fee + rent);
  return { changes: changes.list(), fee, rent, programs, authorityChanges };
}

/** Sums of changes by holder and token. */
class Changes {
  private readonly sums = new Map<string, { owner: Address; mint: Address; delta: bigint }>();

  add(tokens: TokenAccountView | undefined, sign: bigint): void {
    if (tokens) this.move(tokens.owner, tokens.mint, tokens.amount * sign);
  }

  move(owner: Address, mint: Address, delta: bigint): void {
    if (delta === 0n) return;
    const key = owner + mint;
    const known = this.sums.get(key);
    if (known) known.delta += delta;
    else this.sums.set(key, { owner, mint, delta });
  }

  list() {
    return [...this.sums.values()].filter(({ delta }) => delta !== 0n);
  }
}

/** Lamports of a token account that are not wrapped SOL. */
function rentOf(account: AccountState | undefined, tokens: TokenAccountView | undefined): bigint {
  return (account?.lamports ?? 0n) - (tokens?.isNative ? tokens.amount : 0n);
}

interface AuthorityCase {
  readonly feePayer: Address;
  readonly address: Address;
  readonly was: AccountState | undefined;
  readonly is: AccountState | undefined;
  readonly tokensBefore: TokenAccountView | undefined;
  readonly tokensAfter: TokenAccountView | undefined;
}

function authorityChange({
  feePayer,
  address,
  was,
  is,
  tokensBefore,
  tokensAfter,
}: AuthorityCase): string | undefined {
  if (address === feePayer && is !== undefined && is.owner !== SYSTEM_PROGRAM && is.owner !== was?.owner) {
    return `the wallet is assigned to program ${is.owner}`;
  }
  if (tokensAfter === undefined) return undefined;
  if (tokensBefore?.owner === feePayer && tokensAfter.owner !== feePayer)
    return `its owner becomes ${tokensAfter.owner}`;
  if (tokensAfter.owner !== feePayer) return undefined;
  const { delegate, delegatedAmount, closeAuthority } = tokensAfter;
  if (delegate && (delegate !== tokensBefore?.delegate || delegatedAmount > tokensBefore.delegatedAmount)) {
    return `${delegate} may spend ${delegatedAmount} raw units of it`;
  }
  if (closeAuthority && closeAuthority !== tokensBefore?.closeAuthority)
    return `${closeAuthority} may close it`;
  return undefined;
}
