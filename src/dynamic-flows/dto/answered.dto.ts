import { ApiProperty } from '@nestjs/swagger';
import { ExecutionLinksDto } from '../../sessions';

/** An answer was taken. */
export class AnsweredDto {
  @ApiProperty({ example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly execution_id!: string;

  @ApiProperty({ example: 'swap_1-1' })
  readonly question_id!: string;

  @ApiProperty({ example: 'Running' })
  readonly execution_status!: string;

  @ApiProperty({ type: 'integer', example: 9 })
  readonly revision!: number;

  @ApiProperty({ type: ExecutionLinksDto })
  readonly links!: ExecutionLinksDto;
}
