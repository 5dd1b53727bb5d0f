import { decimalFromRaw } from '../../domain';

/** An amount of a token as wallets show it. */
export function tokenAmount(raw: bigint, decimals: number) {
  const uiAmountString = decimalFromRaw(raw, decimals);
  return { amount: raw.toString(), decimals, uiAmount: Number(uiAmountString), uiAmountString };
}
