import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ToolCallDto } from './execution-status.dto';

import { DIAGRAM_FORMATS } from '../diagram-format';

export class DiagramQueryDto {
  /** Instead of `Accept`. */
  @ApiPropertyOptional({ enum: DIAGRAM_FORMATS })
  @IsOptional()
  @IsIn(DIAGRAM_FORMATS)
  readonly format?: (typeof DIAGRAM_FORMATS)[number];

  /** Show the state right after this revision. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  readonly at?: number;
}

export class DiagramMetadataDto {
  /** States of the diagram. */
  @ApiProperty({ type: 'integer', example: 5 })
  readonly state_count!: number;

  /** Tools that were called. */
  @ApiProperty({ type: 'integer', example: 2 })
  readonly tool_count!: number;

  /** Milliseconds from start to end; null until it has ended. */
  @ApiProperty({ type: 'integer', nullable: true, example: 9 })
  readonly execution_time_ms!: number | null;

  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly benchmark_id!: string;

  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly session_id!: string;

  @ApiProperty({ type: 'integer', example: 9 })
  readonly revision!: number;

  @ApiProperty({ example: 'Completed' })
  readonly status!: string;
}

/** An execution as a state diagram. */
export class FlowDiagramDto {
  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly session_id!: string;

  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly flow_id!: string;

  /** Mermaid `stateDiagram-v2`. */
  @ApiProperty({ example: 'stateDiagram-v2\n    state "✓ swap 1 SOL to USDC, then lend it" as prompt\n' })
  readonly diagram!: string;

  @ApiProperty({ type: DiagramMetadataDto })
  readonly metadata!: DiagramMetadataDto;

  /** Executions of the same flow, newest first. */
  @ApiProperty({ type: [String] })
  readonly sessions!: string[];

  /** The same as in `metadata`, for scripts of the original. */
  @ApiProperty({ type: 'integer', example: 2 })
  readonly tool_count!: number;

  @ApiProperty({ type: [ToolCallDto] })
  readonly tool_calls!: ToolCallDto[];
}
