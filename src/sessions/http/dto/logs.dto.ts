import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { SWAP_EXAMPLE } from './examples';

export class LogQueryDto {
  /** Which execution, instead of the path. */
  @ApiPropertyOptional({ maxLength: 120 })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  readonly execution_id?: string;
}

/** How an execution ended. */
export class LogResultDto {
  @ApiProperty({ type: 'integer', example: 9 })
  readonly duration_ms!: number;

  /** 0 when it completed, else 1. */
  @ApiProperty({ type: 'integer', example: 0 })
  readonly exit_code!: number;
}

/** What happened, as a tree of text. */
export class ExecutionLogDto {
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

  @ApiProperty({ type: Number, format: 'double', minimum: 0, maximum: 1, example: 1 })
  readonly progress!: number;

  /** Null until it has ended. */
  @ApiProperty({ type: LogResultDto, nullable: true })
  readonly result!: LogResultDto | null;

  @ApiProperty({ example: SWAP_EXAMPLE.trace })
  readonly trace!: string;
}

const NO_RUN = 'null: the benchmark was never run';

/** What the programs logged, as a tree of text. */
export class TransactionLogDto {
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly benchmark_id!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: NO_RUN,
    example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203',
  })
  readonly execution_id!: string | null;

  @ApiProperty({ type: String, nullable: true, description: NO_RUN, example: 'deterministic' })
  readonly agent_type!: string | null;

  /** Always `web`, as in the original. */
  @ApiProperty({ example: 'web' })
  readonly interface!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: `In lower case; ${NO_RUN}`,
    example: 'completed',
  })
  readonly status!: string | null;

  @ApiProperty({ type: String, nullable: true, description: NO_RUN, example: 'Completed' })
  readonly final_status!: string | null;

  @ApiProperty({ example: false })
  readonly is_running!: boolean;

  /** The share of the work that is finished, 0 to 1. */
  @ApiProperty({ type: Number, format: 'double', minimum: 0, maximum: 1, example: 1 })
  readonly progress!: number;

  /** Null until it has ended. */
  @ApiProperty({ type: LogResultDto, nullable: true })
  readonly result!: LogResultDto | null;

  /** The execution as the execution log shows it. */
  @ApiProperty({ example: SWAP_EXAMPLE.trace })
  readonly trace!: string;

  @ApiProperty({ example: '🔗 Transactions\n└─ ✅ swap_1 attempt 1' })
  readonly transaction_logs!: string;

  /** Why there is nothing, or why the execution failed. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly message!: string | null;

  @ApiProperty({ enum: ['text'], description: 'How `transaction_logs` is written' })
  readonly format!: string;

  /** Are compute units shown? They are. */
  @ApiProperty({ example: true })
  readonly show_cu!: boolean;
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

  @ApiProperty({ type: Number, format: 'double', minimum: 0, maximum: 1, example: 1 })
  readonly progress!: number;

  @ApiProperty({ type: Number, format: 'double', nullable: true, example: null })
  readonly score!: number | null;
}

/** The executions of a flow. */
export class FlowLogDto {
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly benchmark_id!: string;

  /** Newest first. */
  @ApiProperty({ type: [FlowSessionDto] })
  readonly sessions!: FlowSessionDto[];

  /** The newest execution as the execution log shows it; empty when there is none. */
  @ApiProperty({ example: SWAP_EXAMPLE.trace })
  readonly trace!: string;
}
