export { MAX_SLIPPAGE_BPS } from './slippage';
export { type Address, addressOf, parseAddress } from './address';
export {
  ALL,
  type Amount,
  MAX_U64,
  allBut,
  exact,
  outputOf,
  outputShare,
  percent,
  percentOf,
  usd,
} from './amount';
export { amountText } from './amount-text';
export { FULL_BPS, partOf } from './basis-points';
export { decimalFromRaw, rawFromDecimal } from './decimal';
export { SOL_RESERVE, STEP_OVERHEAD } from './fee-reserve';
export {
  BONK,
  JITOSOL,
  JLSOL,
  JLUSDC,
  JLUSDT,
  JUP,
  KNOWN_MINTS,
  type Mint,
  SOL,
  USDC,
  USDT,
  findMint,
  findShareMint,
  shareTokenOf,
  symbolOf,
} from './mint';
export { LENDING_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from './programs';
export { type Ratio, type Share, restOf, shareOf, shareText, takeShare } from './share';
