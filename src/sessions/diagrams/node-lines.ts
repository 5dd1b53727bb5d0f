import {
  type Address,
  type Alternative,
  type AskedQuestion,
  type AttemptSnapshot,
  type StepSnapshot,
  decimalFromRaw,
  findMint,
} from '../../domain';
import { stepIdsOf } from './transaction-groups';

/** What is said of a step: its effect, where, how long it took, and what went wrong. */
export function stepLines(step: StepSnapshot): string[] {
  const { description, output, failure, skippedBecause, startedAt, endedAt } = step;
  const lines = [description];
  if (output?.kind === 'assets') {
    const { spent, received, venue, signature } = output;
    lines.push(`${amounts(spent)} → ${amounts(received)}`, `${venue} · ${signature.slice(0, 8)}…`);
  }
  if (failure) lines.push(`${failure.code}: ${failure.message}`);
  if (skippedBecause) lines.push(skippedBecause);
  if (startedAt && endedAt) lines.push(duration(startedAt, endedAt));
  return lines;
}

/** What is said of an attempt. */
export function attemptLines(attempt: AttemptSnapshot): string[] {
  const { recorded, ended, startedAt, endedAt } = attempt;
  const outcome = ended?.outcome ?? 'sent';
  const carried = stepIdsOf(attempt);
  const lines = [`Attempt ${attempt.attempt}: ${outcome}`];
  lines.push(carried.length > 1 ? `one transaction: ${carried.join(', ')}` : (carried[0] ?? ''));
  const venue = recorded?.venue ?? ended?.venue;
  if (recorded) lines.push(`${recorded.venue} · ${recorded.signature.slice(0, 8)}…`);
  else if (venue !== undefined) lines.push(`${venue}, not sent`);
  if (ended?.failure) lines.push(failureLine(ended.failure.code, ended.failedStepId));
  if (endedAt) lines.push(duration(startedAt, endedAt));
  return lines;
}

function failureLine(code: string, failedStepId: string | undefined): string {
  return failedStepId === undefined ? code : `${code} at ${failedStepId}`;
}

/** What is said of a question and its answer. */
export function questionLines({ text, answer, askedAt, closedAt, expiresAt }: AskedQuestion): string[] {
  if (closedAt === undefined) return ['Asks a person', text, `until ${expiresAt}`];
  if (answer === undefined) return ['Nobody answered', text];
  return [`Answered: ${answer.choice}`, text, `after ${duration(askedAt, closedAt)}`];
}

/** Another way, in words. */
export function describeAlternative(alternative: Alternative): string {
  switch (alternative.kind) {
    case 'other_venue':
      return `Other venue: ${alternative.venue}`;
    case 'split':
      return `Split: ${alternative.parts.map(({ venue, bps }) => `${bps / 100} % ${venue}`).join(', ')}`;
    case 'through_token': {
      const token = findMint(alternative.mint)?.symbol ?? alternative.mint;
      return `Through ${token}: ${alternative.venues.join(', then ')}`;
    }
    case 'other_amount':
      return `Another amount: ${alternative.raw} raw units`;
    case 'equivalent_call':
      return `Equivalent call: ${alternative.tool}`;
    default:
      return alternative satisfies never;
  }
}

function amounts(assets: readonly { readonly mint: Address; readonly raw: bigint }[]): string {
  if (assets.length === 0) return 'nothing';
  return assets
    .map(({ mint, raw }) => {
      const { symbol = `${mint.slice(0, 4)}…`, decimals = 0 } = findMint(mint) ?? {};
      return `${decimalFromRaw(raw, decimals)} ${symbol}`;
    })
    .join(' + ');
}

function duration(from: string, until: string): string {
  const milliseconds = Date.parse(until) - Date.parse(from);
  return milliseconds < 10_000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
