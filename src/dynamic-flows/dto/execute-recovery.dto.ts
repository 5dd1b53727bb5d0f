import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { ExecuteFlowDto } from './execute-flow.dto';
import { RecoveryConfigDto } from './recovery-config.dto';

/** A flow to run with recovery. */
export class ExecuteRecoveryDto extends ExecuteFlowDto {
  @ApiPropertyOptional({ type: RecoveryConfigDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => RecoveryConfigDto)
  readonly recovery_config?: RecoveryConfigDto;
}
