import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { NestedObject } from '../../common/http/members';
import { ExecuteFlowDto } from './execute-flow.dto';
import { RecoveryConfigDto } from './recovery-config.dto';

/** A flow to run with recovery. */
export class ExecuteRecoveryDto extends ExecuteFlowDto {
  @ApiPropertyOptional({ type: RecoveryConfigDto })
  @IsOptional()
  @NestedObject(() => RecoveryConfigDto)
  readonly recovery_config?: RecoveryConfigDto;
}
