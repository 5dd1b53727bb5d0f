import {
  type Address,
  type AssetBound,
  type AssetDiff,
  type Failure,
  type Guards,
  amountText,
  changeOf,
} from '../../../domain';

/**
 * Holds the effect of a transaction against its guards.
 * @returns the `guard_violation` to fail with, or `undefined` when everything is within bounds
 */
export function checkGuards(diff: AssetDiff, guards: Guards, wallet: Address): Failure | undefined {
  const violation =
    foreignProgram(diff, guards) ??
    authorityGiven(diff) ??
    overDebited(diff, guards, wallet) ??
    underCredited(diff, guards, wallet) ??
    overCharged(diff, guards);
  if (violation === undefined) return undefined;
  return { code: 'guard_violation', message: `${violation} The transaction was not signed.` };
}

function foreignProgram({ programs }: AssetDiff, guards: Guards): string | undefined {
  const foreign = programs.find((program) => !guards.programs.includes(program));
  return foreign && `It would call program ${foreign}, which this step does not need.`;
}

function authorityGiven({ authorityChanges }: AssetDiff): string | undefined {
  const [given] = authorityChanges;
  return given && `It would change who controls account ${given.account}: ${given.change}.`;
}

function overDebited(diff: AssetDiff, guards: Guards, wallet: Address): string | undefined {
  for (const { owner, mint, delta } of diff.changes) {
    if (owner !== wallet || delta >= 0n) continue;
    const allowed = sum(guards.maxDebit.filter((bound) => bound.mint === mint));
    if (-delta > allowed)
      return `It would take ${amountText(mint, -delta)}; at most ${amountText(mint, allowed)} may leave the wallet.`;
  }
  return undefined;
}

function underCredited(diff: AssetDiff, guards: Guards, wallet: Address): string | undefined {
  for (const bound of guards.minCredit) {
    const owner = bound.owner ?? wallet;
    const credited = changeOf(diff, owner, bound.mint);
    const isOwnTransfer = owner === wallet && bound.owner !== undefined;
    if (credited < bound.raw && !isOwnTransfer) {
      return `It would give ${amountText(bound.mint, credited)} to ${owner}; at least ${amountText(bound.mint, bound.raw)} must arrive.`;
    }
  }
  return undefined;
}

function overCharged({ fee, rent }: AssetDiff, { maxOverhead }: Guards): string | undefined {
  const overhead = fee + rent;
  return overhead > maxOverhead
    ? `It would cost ${overhead} lamports in fees and rent; at most ${maxOverhead} are allowed.`
    : undefined;
}

function sum(bounds: readonly AssetBound[]): bigint {
  return bounds.reduce((total, bound) => total + bound.raw, 0n);
}
