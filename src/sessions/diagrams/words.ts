import {
  type Address,
  type Alternative,
  type Answer,
  type Failure,
  type StepOutput,
  amountText,
  choiceLabel,
  riskOf,
  symbolOf,
  venueText,
} from '../../domain';
import type { MovedAsset } from './graph-node';

/** How long something took, to be read at a glance: `850 ms`, `1.25 s`, `3 min 5 s`, `2 h`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${Number((milliseconds / 1_000).toFixed(2))} s`;
  const seconds = Math.round(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return twoParts(minutes, 'min', seconds % 60, 's');
  return twoParts(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function twoParts(more: number, unit: string, less: number, lesserUnit: string): string {
  return less === 0 ? `${more} ${unit}` : `${more} ${unit} ${less} ${lesserUnit}`;
}

/** A moment to the second. */
export function timeText(moment: string): string {
  return `${moment.slice(0, 19).replace('T', ' ')} UTC`;
}

/** Milliseconds between two moments that are both known. */
export function elapsed(startedAt: string | undefined, endedAt: string | undefined): number | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  return Date.parse(endedAt) - Date.parse(startedAt);
}

/** `1.5 USDC + 2 SOL`; exact, as money should be. */
export function amountsText(assets: readonly MovedAsset[]): string {
  if (assets.length === 0) return 'nothing';
  return assets.map(({ mint, raw }) => amountText(mint, raw)).join(' + ');
}

/** `swap_1, swap_2 and lend_1`. */
export function listText(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

/** A failure for a person, with the code by which it can be looked up. */
export function failureText({ code, message }: Pick<Failure, 'code' | 'message'>): string {
  return `${message} (${code})`;
}

/** What a step did: what went out and what came in, or what a query found. */
export function outputText(tool: string, output: StepOutput): string {
  if (output.kind === 'report') return reportText(output.report);
  const { spent, received } = output;
  if (riskOf(tool) === 'final') return `${amountsText(received)} sent`;
  return `${amountsText(spent)} → ${amountsText(received)}`;
}

/** Another way of doing a step. */
export function alternativeText(alternative: Alternative): string {
  switch (alternative.kind) {
    case 'other_venue':
      return `Other venue: ${venueText(alternative.venue)}`;
    case 'split':
      return `Split: ${alternative.parts.map(({ venue, bps }) => `${bps / 100} % at ${venueText(venue)}`).join(', ')}`;
    case 'through_token':
      return `Through ${symbolOf(alternative.mint)}: ${alternative.venues.map(venueText).join(', then ')}`;
    case 'other_amount':
      return `Other amount: ${alternative.raw} raw units`;
    case 'equivalent_call':
      return `Same effect by ${alternative.tool.replaceAll('_', ' ')}`;
    default:
      return alternative satisfies never;
  }
}

/** What a person chose. */
export function answerText({ choice, amount, venue }: Answer, mint: Address | undefined): string {
  const much = amount !== undefined && mint !== undefined ? `: ${amountText(mint, amount)}` : '';
  const where = venue === undefined ? '' : `: ${venueText(venue)}`;
  return `${choiceLabel({ choice })}${much}${where}`;
}

type Line = Readonly<Record<string, unknown>>;

/** The figures of the reports that reev's own queries make. */
function reportText(report: unknown): string {
  const { balances, positions, tokens } = (report ?? {}) as Readonly<Record<string, unknown>>;
  if (Array.isArray(balances)) return reportLines(balances, balanceText, 'no tokens');
  if (Array.isArray(positions)) return reportLines(positions, positionText, 'nothing lent');
  if (Array.isArray(tokens)) return reportLines(tokens, rateText, 'nothing to lend');
  return 'answered';
}

const balanceText = ({ amount, symbol }: Line) => `${String(amount)} ${String(symbol)}`;
const positionText = ({ amount, assetSymbol }: Line) => `${String(amount)} ${String(assetSymbol)} lent`;
const rateText = ({ aprPercent, assetSymbol }: Line) => `${String(assetSymbol)} at ${String(aprPercent)} %`;

/** Lines of a report that are told; the others are counted. */
const MOST_LINES = 5;

function reportLines(lines: readonly unknown[], textOf: (line: Line) => string, none: string): string {
  if (lines.length === 0) return none;
  const told = lines.slice(0, MOST_LINES).map((line) => textOf((line ?? {}) as Line));
  const more = lines.length - told.length;
  return told.join(', ') + (more > 0 ? `, ${more} more` : '');
}
