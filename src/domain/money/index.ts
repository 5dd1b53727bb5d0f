export { type Address, addressOf, parseAddress } from './address';
export { ALL, type Amount, FULL_BPS, MAX_U64, exact, outputOf, partOf, percent, usd } from './amount';
export { amountText } from './amount-text';
export { decimalFromRaw, rawFromDecimal } from './decimal';
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
} from './mint';
