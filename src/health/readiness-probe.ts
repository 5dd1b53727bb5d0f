import { Inject, Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import {
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { Clock } from '../common/clock';
import { AppError, type FieldError } from '../domain';
import type { ReadinessIndicator } from './indicators';

/** Token of the list of {@link ReadinessIndicator}s. */
export const READINESS_INDICATORS = Symbol('READINESS_INDICATORS');

/** Longest wait for one indicator, in milliseconds. */
const PATIENCE_MS = 2_000;
/** When a probe that found something down is worth repeating, in milliseconds. */
const RETRY_AFTER_MS = 5_000;

/** Asks every indicator at once, and gives none of them for ever. */
@Injectable()
export class ReadinessProbe {
  private readonly logger = new Logger(ReadinessProbe.name);

  constructor(
    private readonly health: HealthCheckService,
    private readonly results: HealthIndicatorService,
    private readonly clock: Clock,
    @Inject(READINESS_INDICATORS) private readonly indicators: readonly ReadinessIndicator[],
  ) {}

  /**
   * @param names the indicators that matter; absent: all
   * @throws {AppError} `not_ready`, naming what is down
   */
  async check(names?: readonly string[]): Promise<HealthCheckResult> {
    const asked = this.indicators.filter(({ name }) => names?.includes(name) ?? true);
    try {
      return await this.health.check(asked.map((indicator) => () => this.ask(indicator)));
    } catch (error) {
      if (error instanceof ServiceUnavailableException)
        throw notReady(error.getResponse() as HealthCheckResult);
      throw error;
    }
  }

  private async ask(indicator: ReadinessIndicator): Promise<HealthIndicatorResult> {
    const result = this.results.check(indicator.name);
    const answered = new AbortController();
    const late = this.clock.sleep(PATIENCE_MS, answered.signal).then(() => {
      throw new Error(`no answer within ${PATIENCE_MS} ms`);
    });
    try {
      return result.up(await Promise.race([indicator.check(), late]));
    } catch (error) {
      this.logger.warn(
        `${indicator.name} is down: ${error instanceof Error ? error.message : String(error)}`,
      );
      return result.down({ message: `The ${indicator.name} cannot serve now.` });
    } finally {
      late.catch(() => undefined);
      answered.abort();
    }
  }
}

function notReady({ status, error = {} }: HealthCheckResult): AppError {
  if (status === 'shutting_down') return new AppError('not_ready', 'The service is shutting down.');
  const errors = Object.entries(error).map(([field, facts]): FieldError => ({
    field,
    message: String(facts?.['message'] ?? 'down'),
  }));
  const names = errors.map(({ field }) => field).join(', ');
  return new AppError('not_ready', `Down: ${names}.`, { errors, retryAfterMs: RETRY_AFTER_MS });
}
