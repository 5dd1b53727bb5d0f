import { decimalFromRaw, findMint, parseAddress } from '../domain';

/** What the command line reads of a plan. */
export interface PlanView {
  readonly flow_id: string;
  readonly wallet: string;
  readonly steps: readonly PlannedStep[];
  readonly assumptions: readonly { readonly code: string; readonly detail: string }[];
  readonly warnings: readonly string[];
  readonly preview: {
    readonly status: string | null;
    readonly atomicity: string | null;
    readonly transactions: readonly { readonly fee: string; readonly rent: string }[];
    readonly asset_diff: readonly Change[];
    readonly assumptions: readonly string[];
  };
}

interface PlannedStep {
  readonly step_id: string;
  readonly description: string;
  readonly depends_on: readonly string[];
  readonly preview: {
    readonly outcome: string;
    readonly reason: string | null;
    readonly failure: { readonly code: string; readonly message: string } | null;
    readonly venue: string | null;
    readonly quote: { readonly price_impact_bps: number | null } | null;
    readonly asset_diff: readonly Change[];
  };
}

interface Change {
  readonly owner: string;
  readonly mint: string;
  readonly delta: string;
}

const MARKS: Readonly<Record<string, string>> = {
  works: '✔',
  fails: '✖',
  skipped: '–',
  reads: '·',
  unknown: '?',
};
const LAMPORTS_DIGITS = 9;

/** A plan with its preview, a line or two a step. */
export function planText(plan: PlanView): string {
  const { preview, wallet } = plan;
  const assumptions = plan.assumptions.map(({ code, detail }) => `  assumed (${code}): ${detail}`);
  const taken = preview.assumptions.map((sentence) => `  assumed: ${sentence}`);
  const warnings = plan.warnings.map((warning) => `  warning: ${warning}`);
  return [
    plan.flow_id,
    ...plan.steps.flatMap((step) => stepLines(step, wallet)),
    endLine(plan),
    ...assumptions,
    ...taken,
    ...warnings,
  ].join('\n');
}

function stepLines({ step_id, description, depends_on, preview }: PlannedStep, wallet: string): string[] {
  const after = depends_on.length > 0 ? `  (after ${depends_on.join(', ')})` : '';
  const head = `  ${MARKS[preview.outcome] ?? '?'} ${step_id}  ${description}${after}`;
  const { failure, reason, venue, quote } = preview;
  if (failure) return [head, `      ${failure.code}: ${failure.message}`];
  if (reason !== null) return [head, `      ${reason}`];
  const changes = changesText(preview.asset_diff, wallet);
  if (changes === '') return [head];
  const impact =
    quote?.price_impact_bps == null ? '' : `, price impact ${(quote.price_impact_bps / 100).toFixed(2)} %`;
  return [head, `      ${changes}${venue === null ? '' : `  at ${venue}`}${impact}`];
}

function endLine({ preview, wallet }: PlanView): string {
  if (preview.status === null) return '  What becomes of all of it could not be simulated.';
  const lamports = preview.transactions.reduce((sum, { fee, rent }) => sum + BigInt(fee) + BigInt(rent), 0n);
  const count = preview.transactions.length;
  const how =
    preview.atomicity === 'transaction' ? 'one transaction' : `${count} transactions one after the other`;
  const sum = changesText(preview.asset_diff, wallet);
  if (count === 0) return `  Would end ${preview.status}; nothing would be sent.`;
  return `  Would end ${preview.status}, in ${how}: ${sum}; fees and rent ${decimalFromRaw(lamports, LAMPORTS_DIGITS)} SOL.`;
}

function changesText(changes: readonly Change[], wallet: string): string {
  return changes
    .filter(({ owner }) => owner === wallet)
    .map(({ mint, delta }) => {
      const address = parseAddress(mint);
      const known = address && findMint(address);
      const sign = delta.startsWith('-') ? '-' : '+';
      const raw = BigInt(delta.replace('-', ''));
      return `${sign}${decimalFromRaw(raw, known?.decimals ?? 0)} ${known?.symbol ?? mint}`;
    })
    .join(', ');
}
