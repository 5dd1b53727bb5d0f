import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { MAX_SLIPPAGE_BPS } from '../../domain';
import { NestedObject } from '../../common/http/members';
import { RecoveryConfigDto } from './recovery-config.dto';

/** How a kept plan is to be run. */
export class ExecuteKeptFlowDto {
  /** Run a plan although it assumes something that the prompt does not say; the sandbox does so anyway. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly accept_assumptions?: boolean;

  /** Tolerated loss against the quote for swaps and lending that name none in the prompt, in basis points. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_SLIPPAGE_BPS, default: 50 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_SLIPPAGE_BPS)
  readonly slippage_bps?: number;

  /** Recover from failures as this says; absent: one attempt a step. */
  @ApiPropertyOptional({ type: RecoveryConfigDto })
  @IsOptional()
  @NestedObject(() => RecoveryConfigDto)
  readonly recovery_config?: RecoveryConfigDto;
}
