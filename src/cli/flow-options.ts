import { type Command, Option } from 'commander';
import { type OrderedFault, faultOption } from './fault-option';
import { wholeNumber } from './option-values';
import { type RecoveryOptions, recoveryOptions } from './recovery-options';
import type { ServiceOptions } from './with-client';

/** What a flow is to be, under the names that the original gave it. */
export interface FlowOptions extends ServiceOptions, RecoveryOptions {
  readonly prompt?: string;
  readonly wallet?: string;
  readonly keypair?: string;
  readonly direct?: boolean;
  readonly dynamic?: boolean;
  readonly agent: string;
  readonly atomicMode: string;
  readonly slippageBps?: number;
  readonly executionTimeoutSeconds?: number;
  readonly acceptAssumptions?: boolean;
  readonly allowOffCurveRecipient?: boolean;
  readonly fault?: readonly OrderedFault[];
  readonly executionId?: string;
  readonly sharedSurfpool?: boolean;
  readonly json?: boolean;
}

/** What `--allow-off-curve-recipient` does. */
export const OFF_CURVE_HELP = 'send to an address that no key pair has, such as that of a program';

/** Adds the flags of a flow. */
export function flowOptions(command: Command): Command {
  command
    .option('--prompt <text>', 'what to do, such as "swap 1 SOL to USDC, then lend it"')
    .option('--wallet <pubkey>', 'the wallet that pays, trades and signs; "new": a fresh one of the sandbox')
    .option(
      '--keypair <file>',
      'the key of the wallet, as the Solana tools keep it: transactions are signed here',
    )
    .option('--direct', 'run the plan in memory, one attempt a step')
    .option('--dynamic', 'run it through a generated benchmark file (bridge mode)');
  return recoveryOptions(command)
    .addOption(
      new Option('--atomic-mode <mode>', 'what a failed step means')
        .choices(['strict', 'conditional', 'lenient'])
        .default('strict'),
    )
    .option('--slippage-bps <n>', 'tolerated loss where the prompt names none', wholeNumber)
    .option('--execution-timeout-seconds <n>', 'end it as Timeout when it is not done by then', wholeNumber)
    .option('--accept-assumptions', 'run a plan that assumes what the prompt does not say')
    .option('--allow-off-curve-recipient', OFF_CURVE_HELP)
    .option(
      '--fault <step:kind>',
      'what the sandbox is to have go wrong, such as swap_1:venue_down, or swap_1:slippage:3 for three attempts; give it again for more',
      faultOption,
    )
    .option(
      '--execution-id <id>',
      'a name for this request, sent as its Idempotency-Key: given again within a day, the first execution is shown',
    )
    .option('--shared-surfpool', 'accepted for scripts of the original: there is one ledger');
}
