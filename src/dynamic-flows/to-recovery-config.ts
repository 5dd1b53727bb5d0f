import { DEFAULT_RECOVERY, type RecoveryConfig } from '../domain';
import type { RecoveryConfigDto } from './dto/recovery-config.dto';

/** Fills in the defaults. */
export function toRecoveryConfig(dto: RecoveryConfigDto = {}): RecoveryConfig {
  const defaults = DEFAULT_RECOVERY;
  return {
    baseRetryDelayMs: dto.base_retry_delay_ms ?? defaults.baseRetryDelayMs,
    maxRetryDelayMs: dto.max_retry_delay_ms ?? defaults.maxRetryDelayMs,
    backoffMultiplier: dto.backoff_multiplier ?? defaults.backoffMultiplier,
    maxRecoveryTimeMs: dto.max_recovery_time_ms ?? defaults.maxRecoveryTimeMs,
    retryAttempts: dto.retry_attempts ?? defaults.retryAttempts,
    jitter: dto.jitter ?? defaults.jitter,
    enableAlternativeFlows: dto.enable_alternative_flows ?? defaults.enableAlternativeFlows,
    enableUserFulfillment: dto.enable_user_fulfillment ?? defaults.enableUserFulfillment,
    userTimeoutSeconds: dto.user_timeout_seconds ?? defaults.userTimeoutSeconds,
  };
}
