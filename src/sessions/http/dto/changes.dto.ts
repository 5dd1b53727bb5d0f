import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { FLOW_STATUSES } from '../../../domain';

const EXECUTION = 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';

export class ChangesQueryDto {
  /** Up to 64 of `<execution id>:<revision that the client has>`, separated by commas; revision 0 for none. */
  @ApiProperty({ example: `${EXECUTION}:0` })
  @IsString()
  @MaxLength(8_000)
  readonly executions!: string;
}

/** Where an execution stands. */
export class ExecutionChangeDto {
  @ApiProperty({ example: EXECUTION })
  readonly execution_id!: string;

  @ApiProperty({ type: 'integer', example: 9 })
  readonly revision!: number;

  @ApiProperty({ enum: FLOW_STATUSES, example: 'Completed' })
  readonly status!: string;

  /** Nothing more happens to it. */
  @ApiProperty({ example: true })
  readonly is_finished!: boolean;
}

/** Where executions stand. */
export class ChangesDto {
  /** Those that are past the revision that the client has. */
  @ApiProperty({ type: [ExecutionChangeDto] })
  readonly changed!: ExecutionChangeDto[];

  /** Executions that do not exist. */
  @ApiProperty({ type: [String], example: [] })
  readonly gone!: string[];
}
