import { ApiProperty } from '@nestjs/swagger';
import { SWAP_EXAMPLE } from './examples';

/** A call of a tool, in the form of the original. */
export class ToolCallDto {
  @ApiProperty({ example: 'jupiter_swap' })
  readonly tool_name!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly timestamp!: string | null;

  @ApiProperty({ type: 'integer', example: 4 })
  readonly duration_ms!: number;

  @ApiProperty({ example: true })
  readonly success!: boolean;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly error!: string | null;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: SWAP_EXAMPLE.action })
  readonly params!: object | null;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: SWAP_EXAMPLE.output })
  readonly result_data!: object | null;

  @ApiProperty({ type: String, nullable: true, example: JSON.stringify(SWAP_EXAMPLE.action) })
  readonly tool_args!: string | null;
}
