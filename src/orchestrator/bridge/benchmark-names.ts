import { type Address, findMint } from '../../domain';

/** What benchmark files call the wallet's account of a token: `USER_USDC_ATA`. */
export function tokenAccountName(mint: Address): string {
  return `USER_${findMint(mint)?.symbol.toUpperCase() ?? mint}_ATA`;
}
