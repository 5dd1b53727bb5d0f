import { ApiProperty } from '@nestjs/swagger';
import { SWAP_EXAMPLE } from './examples';
import { ExecutionStatusDto } from './execution-status.dto';
import { ToolCallDto } from './tool-call.dto';

const EXECUTION = 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';
const TIME = '2026-11-23T14:36:51.754Z';

/**
 * Where an execution stands, for clients of the original: the status with what its server sent and its web client reads.
 * What was stopped or took too long is `Failed` here.
 */
export class OriginalStatusDto extends ExecutionStatusDto {
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly error_message!: string | null;

  /** Null until it has ended. */
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    example: {
      success: true,
      execution_mode: 'direct',
    },
  })
  readonly result_data!: object | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: {} })
  readonly metadata!: object;

  /** The same as `execution_id`. */
  @ApiProperty({ example: EXECUTION })
  readonly id!: string;

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly start_time!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: TIME })
  readonly end_time!: string | null;

  /** What happened, as a tree of text. */
  @ApiProperty({ example: SWAP_EXAMPLE.trace })
  readonly trace!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly error!: string | null;

  /** Only benchmarks are scored. */
  @ApiProperty({ type: Number, format: 'double', nullable: true, example: null })
  readonly score!: number | null;

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly timestamp!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 9 })
  readonly execution_time_ms!: number | null;

  /** Of the score: from 1 green, from 0.25 yellow, else red; gray while there is none. */
  @ApiProperty({ enum: ['green', 'yellow', 'red', 'gray'], example: 'gray' })
  readonly color_class!: string;

  @ApiProperty({ example: EXECUTION })
  readonly session_id!: string;

  @ApiProperty({ type: [ToolCallDto] })
  readonly tool_calls!: ToolCallDto[];
}
