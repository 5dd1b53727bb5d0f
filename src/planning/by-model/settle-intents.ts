import {
  ALL,
  type Address,
  type Amount,
  FULL_BPS,
  type Mint,
  type RefusalCode,
  type Share,
  type ToolCall,
  allBut,
  exact,
  findMint,
  outputShare,
  parseAddress,
  percentOf,
  rawFromDecimal,
  shareOf,
  usd,
} from '../../domain';
import type { ParsedStep, ParsedSteps } from '../reading';
import type { TokenDirectory } from '../token-directory';
import type { Intent, IntentAction, IntentAmount } from './intent';

/** An intent that cannot become a step. */
export class UnsettledIntent extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/** First part of the ids of steps, as the grammar has them. */
const KINDS: Readonly<Record<IntentAction, string>> = {
  swap: 'swap',
  lend: 'lend',
  withdraw: 'withdraw',
  mint: 'mint',
  redeem: 'redeem',
  send: 'transfer',
  show_balance: 'balance',
  show_positions: 'positions',
  list_lending: 'tokens',
};

/**
 * Makes typed steps of what a model named: mints come from the directory, raw units from the decimals of the token,
 * recipients from the prompt letter by letter.
 * @throws {UnsettledIntent}
 */
export function settleIntents(
  intents: readonly Intent[],
  prompt: string,
  tokens: TokenDirectory,
): ParsedSteps {
  const settled: ParsedStep[] = [];
  const counts = new Map<string, number>();
  for (const intent of intents) {
    const kind = KINDS[intent.action];
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const source = sourceOf(intent.amount, settled);
    const call = callOf(intent, { prompt, tokens, source });
    settled.push({ stepId: `${kind}_${count}`, call, dependsOn: source === undefined ? [] : [source] });
  }
  return { steps: settled, assumptions: [], sources: [] };
}

interface Surroundings {
  readonly prompt: string;
  readonly tokens: TokenDirectory;
  /** The step that the amount is taken from. */
  readonly source: string | undefined;
}

function sourceOf({ from_step }: IntentAmount, settled: readonly ParsedStep[]): string | undefined {
  if (from_step === 0) return undefined;
  const step = settled[from_step - 1];
  if (step === undefined)
    throw new UnsettledIntent('ambiguous', 'A step would use the result of a later one.');
  return step.stepId;
}

function callOf(intent: Intent, around: Surroundings): ToolCall {
  const token = () => tokenOf(intent.token, around);
  switch (intent.action) {
    case 'swap':
      return swapOf(intent, around);
    case 'lend':
    case 'withdraw': {
      const tool = intent.action === 'lend' ? 'jupiter_lend_earn_deposit' : 'jupiter_lend_earn_withdraw';
      const asset = token();
      return { tool, assetMint: asset.address, amount: amountOf(intent.amount, asset, around) };
    }
    case 'mint':
    case 'redeem': {
      const tool = intent.action === 'mint' ? 'jupiter_lend_earn_mint' : 'jupiter_lend_earn_redeem';
      const share = token();
      const asset = share.shareOf && findMint(share.shareOf);
      if (asset === undefined)
        throw new UnsettledIntent('unsupported_intent', `${share.symbol} is no share of a lending vault.`);
      return { tool, assetMint: asset.address, shares: amountOf(intent.amount, share, around) };
    }
    case 'send':
      return sendOf(intent, around);
    case 'show_balance':
      return { tool: 'get_account_balance', ...(intent.token !== '' && { mint: token().address }) };
    case 'show_positions':
      return { tool: 'get_jupiter_lend_earn_position' };
    case 'list_lending':
      return { tool: 'get_jupiter_lend_earn_tokens' };
  }
}

function swapOf({ token, into, amount, slippage }: Intent, around: Surroundings): ToolCall {
  const input = tokenOf(token, around);
  const output = tokenOf(into, around);
  if (input.address === output.address)
    throw new UnsettledIntent('same_mint', `${input.symbol} would be swapped for itself.`);
  const countsOutput = amount.counts === 'into';
  return {
    tool: 'jupiter_swap',
    inputMint: input.address,
    outputMint: output.address,
    swapMode: countsOutput ? 'ExactOut' : 'ExactIn',
    amount: amountOf(amount, countsOutput ? output : input, around),
    ...(slippage !== '' && { slippageBps: slippageBps(slippage) }),
  };
}

function slippageBps(percent: string): number {
  const bps = rawFromDecimal(percent, 2);
  if (bps !== undefined && bps > 0n && bps <= BigInt(FULL_BPS)) return Number(bps);
  throw new UnsettledIntent('invalid_amount', `A slippage of ${percent} % cannot be kept.`);
}

function sendOf({ token, recipient, amount }: Intent, around: Surroundings): ToolCall {
  const mint = tokenOf(token, around);
  const to = recipientOf(recipient, around.prompt);
  const moved = amountOf(amount, mint, around);
  return mint.symbol === 'SOL'
    ? { tool: 'sol_transfer', recipient: to, amount: moved }
    : { tool: 'spl_transfer', recipient: to, mint: mint.address, amount: moved };
}

/** Nobody but the person names who is paid: it must stand in the prompt. */
function recipientOf(text: string, prompt: string): Address {
  if (text === '') throw new UnsettledIntent('missing_recipient', 'The prompt names nobody to send to.');
  const isWhole = new RegExp(
    `(?<![1-9A-HJ-NP-Za-km-z])${text.replace(/\W/g, '\\$&')}(?![1-9A-HJ-NP-Za-km-z])`,
  );
  const address = parseAddress(text);
  if (address !== undefined && isWhole.test(prompt)) return address;
  throw new UnsettledIntent(
    'invalid_recipient',
    'The model names a recipient that does not stand in the prompt.',
  );
}

function tokenOf(text: string, { tokens }: Surroundings): Mint {
  const words = text.toLowerCase().replace(/['’]/g, '').split(/\s+/).filter(Boolean);
  const named = tokens.named(words, 0);
  if (named !== undefined && named.length === words.length) return named.mint;
  const known = tokens.at(text.trim());
  if (known !== undefined) return known;
  if (words.length === 0) throw new UnsettledIntent('ambiguous', 'It stays unclear which token is meant.');
  throw new UnsettledIntent(
    'unknown_token',
    'The model reads a token in the prompt that reev does not know.',
  );
}

function amountOf(amount: IntentAmount, mint: Mint, { source }: Surroundings): Amount {
  switch (amount.kind) {
    case 'tokens':
      return exact(rawOf(amount.value, mint));
    case 'all_but':
      return allBut(rawOf(amount.value, mint));
    case 'usd':
      if (rawFromDecimal(amount.value, 6) === 0n || rawFromDecimal(amount.value, 6) === undefined)
        throw new UnsettledIntent(
          'invalid_amount',
          'The prompt names an amount of dollars that cannot be moved.',
        );
      return usd(amount.value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''));
    case 'percent':
    case 'fraction':
      return partOf(amount, source);
    case 'all':
      return source === undefined ? ALL : outputShare(source, { bps: FULL_BPS });
    case 'unsaid':
      throw new UnsettledIntent('missing_amount', `The prompt does not say how much ${mint.symbol}.`);
  }
}

function partOf({ kind, value }: IntentAmount, source: string | undefined): Amount {
  const share = kind === 'percent' ? percentShare(value) : fractionShare(value);
  if (share === undefined || (share.bps === 0 && share.ratio === undefined))
    throw new UnsettledIntent('invalid_amount', 'The prompt names a part that cannot be moved.');
  return source === undefined ? percentOf(share) : outputShare(source, share);
}

function percentShare(value: string): Share | undefined {
  const parts = rawFromDecimal(value, 6);
  const whole = 100_000_000n;
  return parts === undefined || parts === 0n || parts > whole ? undefined : shareOf(parts, whole);
}

function fractionShare(value: string): Share | undefined {
  const [numerator = 0n, denominator = 0n] = value.split('/').map(BigInt);
  return numerator === 0n || numerator > denominator ? undefined : shareOf(numerator, denominator);
}

function rawOf(value: string, mint: Mint): bigint {
  const raw = rawFromDecimal(value, mint.decimals);
  if (raw !== undefined && raw > 0n && raw < 1n << 64n) return raw;
  throw new UnsettledIntent('invalid_amount', `${value} ${mint.symbol} cannot be moved.`);
}
