import { ApiProperty } from '@nestjs/swagger';

class LogDto {
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly benchmark_id!: string;

  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly execution_id!: string;

  @ApiProperty({ example: 'deterministic' })
  readonly agent_type!: string;

  @ApiProperty({ example: 'web' })
  readonly interface!: string;

  /** In lower case. */
  @ApiProperty({ example: 'completed' })
  readonly status!: string;

  @ApiProperty({ example: 'Completed' })
  readonly final_status!: string;

  @ApiProperty({ example: false })
  readonly is_running!: boolean;

  @ApiProperty({ type: 'integer', example: 100 })
  readonly progress!: number;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true })
  readonly result!: object | null;
}

/** What happened, as a tree of text. */
export class ExecutionLogDto extends LogDto {
  @ApiProperty()
  readonly trace!: string;
}

/** What the programs logged, as a tree of text. */
export class TransactionLogDto extends LogDto {
  @ApiProperty()
  readonly transaction_logs!: string;
}

export class FlowSessionDto {
  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly session_id!: string;

  @ApiProperty({ example: 'deterministic' })
  readonly agent_type!: string;

  @ApiProperty({ example: 'web' })
  readonly interface!: string;

  @ApiProperty({ example: 'completed' })
  readonly status!: string;

  @ApiProperty({ example: false })
  readonly is_running!: boolean;

  @ApiProperty({ type: 'integer', example: 100 })
  readonly progress!: number;

  @ApiProperty({ type: Number, format: 'double', nullable: true, example: null })
  readonly score!: number | null;
}

/** The executions of a flow. */
export class FlowLogDto {
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly benchmark_id!: string;

  @ApiProperty({ type: [FlowSessionDto] })
  readonly sessions!: FlowSessionDto[];
}
