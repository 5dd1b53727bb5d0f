import { type Address, AppError, KNOWN_MINTS } from '../domain';
import { associatedTokenAddress } from '../ledger';

/**
 * A prompt that says from where to send must mean the wallet of the request, or one of its token accounts.
 * @throws {AppError} `ambiguous`
 */
export async function refuseForeignSources(sources: readonly Address[], wallet: Address): Promise<void> {
  if (sources.every((source) => source === wallet)) return;
  const mints = KNOWN_MINTS.map(({ address }) => associatedTokenAddress(wallet, address));
  const own = new Set([wallet, ...(await Promise.all(mints))]);
  const foreign = sources.find((source) => !own.has(source));
  if (foreign === undefined) return;
  throw new AppError(
    'ambiguous',
    `The prompt sends from ${foreign}; the wallet of the request is ${wallet}.`,
    {
      suggestion: 'Leave out from where to send, or make the request for that wallet.',
    },
  );
}
