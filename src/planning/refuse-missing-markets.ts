import { AppError, type LedgerKind, type ToolCall } from '../domain';

/** What needs no market. */
const MARKETLESS: ReadonlySet<ToolCall['tool']> = new Set<ToolCall['tool']>([
  'sol_transfer',
  'spl_transfer',
  'get_account_balance',
]);

/**
 * Refuses what the ledger has no venue for.
 * @throws {AppError} `not_on_this_ledger`
 */
export function refuseMissingMarkets(ledger: LedgerKind, calls: readonly ToolCall[]): void {
  if (ledger === 'sandbox') return;
  const call = calls.find(({ tool }) => !MARKETLESS.has(tool));
  if (call === undefined) return;
  throw new AppError(
    'not_on_this_ledger',
    `${call.tool} needs a market, and only the sandbox has one so far.`,
    {
      suggestion: 'On this ledger, reev transfers SOL and tokens, and shows balances.',
    },
  );
}
