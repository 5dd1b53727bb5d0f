import { type Command, Option } from 'commander';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import { decimalNumber, wholeNumber } from './option-values';

/** Flags of recovery mode. */
export interface RecoveryOptions {
  readonly recovery?: boolean;
  readonly retryAttempts?: number;
  readonly baseRetryDelayMs?: number;
  readonly maxRetryDelayMs?: number;
  readonly backoffMultiplier?: number;
  readonly maxRecoveryTimeMs?: number;
  readonly jitter?: string;
  readonly enableAlternativeFlows?: boolean;
  readonly enableUserFulfillment?: boolean;
  readonly userTimeoutSeconds?: number;
}

/** Adds them; the service fills in and checks what is left out, but alternatives are off unless asked for, as ever. */
export function recoveryOptions(command: Command): Command {
  return command
    .option('--recovery', 'recover from failures as the following flags allow')
    .option('--retry-attempts <n>', 'attempts at a step after its first', wholeNumber, 3)
    .option('--base-retry-delay-ms <n>', 'delay before the first retry', wholeNumber, 1_000)
    .option('--max-retry-delay-ms <n>', 'no delay is longer', wholeNumber, 10_000)
    .option('--backoff-multiplier <n>', 'each delay is the one before times this', decimalNumber, 2)
    .option('--max-recovery-time-ms <n>', 'machine time for recovering one step', wholeNumber, 30_000)
    .addOption(
      new Option('--jitter <kind>', 'how delays are drawn').choices(['full', 'none']).default('full'),
    )
    .option('--enable-alternative-flows', 'allow other venues, routes and amounts', false)
    .option('--enable-user-fulfillment', 'allow questions to a person', false)
    .option('--user-timeout-seconds <n>', 'how long a question stays open', wholeNumber, 600);
}

/** Flags that mean nothing without `--recovery`. */
const OF_RECOVERY = [
  'retryAttempts',
  'baseRetryDelayMs',
  'maxRetryDelayMs',
  'backoffMultiplier',
  'maxRecoveryTimeMs',
  'jitter',
  'enableAlternativeFlows',
  'enableUserFulfillment',
  'userTimeoutSeconds',
] as const satisfies readonly (keyof RecoveryOptions)[];

/** @throws {CliError} when a flag of recovery is given and recovery is not */
export function refuseIdleRecovery(command: Command): void {
  const { recovery } = command.opts<RecoveryOptions>();
  const idle = OF_RECOVERY.find((name) => command.getOptionValueSource(name) === 'cli');
  if (recovery || idle === undefined) return;
  const flag = command.options.find((option) => option.attributeName() === idle)?.long ?? idle;
  throw new CliError(`${flag} needs --recovery: without it each step is tried once.`, EXIT.refused);
}

/** The flags as the service takes them. */
export function recoveryConfigOf(options: RecoveryOptions): object {
  return {
    retry_attempts: options.retryAttempts,
    base_retry_delay_ms: options.baseRetryDelayMs,
    max_retry_delay_ms: options.maxRetryDelayMs,
    backoff_multiplier: options.backoffMultiplier,
    max_recovery_time_ms: options.maxRecoveryTimeMs,
    jitter: options.jitter,
    enable_alternative_flows: options.enableAlternativeFlows,
    enable_user_fulfillment: options.enableUserFulfillment,
    user_timeout_seconds: options.userTimeoutSeconds,
  };
}
