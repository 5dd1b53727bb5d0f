import type { ExecutionSnapshot, FailureCode } from '../domain';

const SUGGESTIONS: Readonly<Record<FailureCode, string>> = {
  guard_violation:
    'Nothing was signed: the transaction would have done more than the step says. Check the venue, then plan again.',
  insufficient_funds: 'Add what is missing to the wallet, or ask for less.',
  insufficient_liquidity: 'Ask for a smaller amount, or try again when the pools are deeper.',
  slippage_exceeded: 'The price moved too far. Try again, or allow more slippage with slippage_bps.',
  price_impact_too_high: 'The trade is too large for the market. Split it, or ask for less.',
  no_route: 'No venue trades this pair in this amount. Try another token in between, or another amount.',
  venue_unavailable: 'The venue is closed. Recovery mode with alternative flows goes to another one.',
  blockhash_expired: 'The transaction was too old to land. Try again: recovery mode builds a fresh one.',
  already_processed: 'The transaction is on the ledger already. Look at its signature before anything else.',
  rate_limited: 'Wait a little, then go on; recovery mode waits by itself.',
  rpc_unavailable: 'The node could not be reached. Go on when it can.',
  timeout_after_send:
    'Nobody knows yet whether it landed. Look the signature up before anything is sent again.',
  signature_missing: 'A signature that the transaction needs was not given.',
  account_not_found: 'An account that the step needs does not exist on the ledger.',
  invalid_recipient: 'Nobody could use what is sent there. Plan again with the address of a wallet.',
  program_error: 'A program refused the step. Its log is among the transactions.',
  transaction_error: 'The ledger refused the transaction. Its log is among the transactions.',
  transaction_too_large:
    'The steps do not fit into one transaction. Use the conditional or the lenient atomic mode.',
  amount_unresolvable: 'The amount could not be worked out. Name it in figures.',
  amount_too_small: 'The amount buys nothing at this venue. Ask for more.',
  prompt_refused: 'Say it in another way: what the prompt asks for was refused.',
  dependency_failed: 'The step needs one that failed. Mend that one first.',
  timed_out: 'It was not done within execution_timeout_seconds. Allow it more time.',
  stopped: 'It was asked to stop. What had landed stays.',
  internal_error: 'Internal error. Report it with the id of the execution.',
};

const NEW_WALLET =
  'Or start it with a new wallet of the sandbox, which holds some of every token: "wallet": "new".';

/** What a person can do about the failure of an execution, in a sentence or two; `undefined` while it has none. */
export function suggestionFor({ failure, ledger, mode }: ExecutionSnapshot): string | undefined {
  if (failure === undefined) return undefined;
  const suggestion = SUGGESTIONS[failure.code];
  // The wallet of a benchmark is the file's.
  const canBeNew = ledger === 'sandbox' && mode !== 'static';
  return failure.code === 'insufficient_funds' && canBeNew ? `${suggestion} ${NEW_WALLET}` : suggestion;
}
