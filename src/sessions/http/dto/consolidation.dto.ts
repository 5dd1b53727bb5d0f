import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

const EXECUTION = 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';
const SESSION = `${EXECUTION}_consolidated_1795444611754`;
const TIME = '2026-11-23T14:36:51.754Z';

/** What an execution came to in figures. */
export class ConsolidationTotalsDto {
  /** 0 to 1, of a benchmark's run; null: it was not scored. */
  @ApiProperty({ type: Number, format: 'double', nullable: true, example: null })
  readonly avg_score!: number | null;

  /** Tools that were called. */
  @ApiProperty({ type: 'integer', example: 2 })
  readonly total_tools!: number;

  /** Completed steps in percent, as in the original. */
  @ApiProperty({ type: Number, format: 'double', nullable: true, example: 100 })
  readonly success_rate!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 9,
    description: 'Milliseconds from the first event to the end',
  })
  readonly execution_duration_ms!: number | null;

  @ApiProperty({ type: 'integer', example: 1, description: 'How many sessions it has: always one' })
  readonly session_count!: number;
}

/** All that an execution did. */
export class ConsolidatedDto {
  @ApiProperty({ example: true })
  readonly success!: boolean;

  @ApiProperty({ example: SESSION })
  readonly session_id!: string;

  @ApiProperty({ example: EXECUTION })
  readonly execution_id!: string;

  /** JSON in a string, as in the original: steps and figures. */
  @ApiProperty({ example: '{"consolidated_session_id":"…","steps":[],"metadata":{}}' })
  readonly content!: string;

  @ApiProperty({ type: ConsolidationTotalsDto })
  readonly metadata!: ConsolidationTotalsDto;

  /** When the execution ended. */
  @ApiProperty({ format: 'date-time', example: TIME })
  readonly created_at!: string;
}

/** Has an execution ended, so that there is something to consolidate? */
export class ConsolidationStatusDto {
  @ApiProperty({ example: EXECUTION })
  readonly execution_id!: string;

  @ApiProperty({ example: true, description: 'Has the execution ended?' })
  readonly complete!: boolean;

  /** Null until it has ended. */
  @ApiProperty({ type: String, nullable: true, example: SESSION })
  readonly consolidated_session_id!: string | null;

  @ApiProperty({ enum: ['pending', 'in_progress', 'completed', 'failed', 'timeout'], example: 'completed' })
  readonly status!: string;

  @ApiProperty({ example: 'The execution is Completed.' })
  readonly message!: string;

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly updated_at!: string;

  /** Only with `include_metadata=true`, once it has ended. */
  @ApiProperty({ type: ConsolidationTotalsDto, nullable: true })
  readonly metadata!: ConsolidationTotalsDto | null;
}

export class ConsolidationQueryDto {
  /** Are the figures wanted? */
  @ApiProperty({ required: false, enum: ['true', 'false'] })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly include_metadata?: string;
}
