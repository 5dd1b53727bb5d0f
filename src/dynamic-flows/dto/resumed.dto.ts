import { ApiProperty } from '@nestjs/swagger';
import { ExecutionLinksDto, PollingDto } from '../../sessions';

/** An execution that goes on where another ended. */
export class ResumedDto {
  /** The new execution. */
  @ApiProperty({ example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819299' })
  readonly execution_id!: string;

  @ApiProperty({ example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly resumed_from!: string;

  /** Steps whose results are kept. */
  @ApiProperty({ type: [String], example: ['swap_1'] })
  readonly kept_steps!: string[];

  @ApiProperty({ example: 'Queued' })
  readonly status!: string;

  /** Of the state that the answer tells of, as in its `ETag`. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly revision!: number;

  @ApiProperty({ type: ExecutionLinksDto })
  readonly links!: ExecutionLinksDto;

  @ApiProperty({ type: PollingDto })
  readonly polling!: PollingDto;
}
