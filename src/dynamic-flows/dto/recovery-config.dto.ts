import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';

/** How a flow may recover; whatever is left out has its default. */
export class RecoveryConfigDto {
  /** Delay before the first retry that backs off, in milliseconds. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 60_000, default: 1_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(60_000)
  readonly base_retry_delay_ms?: number;

  /** No delay is longer, in milliseconds; an upstream that asks for more is obeyed within the budget. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 600_000, default: 10_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600_000)
  readonly max_retry_delay_ms?: number;

  /** Each delay is the one before times this. */
  @ApiPropertyOptional({ type: Number, format: 'double', minimum: 1, maximum: 10, default: 2 })
  @IsOptional()
  @IsNumber()
  @Min(1)
  @Max(10)
  readonly backoff_multiplier?: number;

  /** Machine time for recovering one step, waits included, in milliseconds; a person's time is apart. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 3_600_000, default: 30_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3_600_000)
  readonly max_recovery_time_ms?: number;

  /** Attempts at a step after its first. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 20, default: 3 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(20)
  readonly retry_attempts?: number;

  /** `full`: a delay is drawn evenly between nothing and its length. */
  @ApiPropertyOptional({ enum: ['full', 'none'], default: 'full' })
  @IsOptional()
  @IsIn(['full', 'none'])
  readonly jitter?: 'full' | 'none';

  /** May a step be done another way: other venue, split, through another token, less, by shares? */
  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  readonly enable_alternative_flows?: boolean;

  /** May a person be asked? Then the execution waits as `AwaitingUser`. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly enable_user_fulfillment?: boolean;

  /** How long a question stays open, in seconds. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 604_800, default: 600 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(604_800)
  readonly user_timeout_seconds?: number;
}
