import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { NestedObject } from '../../../common/http/members';
import { AcceptedDto } from '../../../sessions';
import { RunConfigDto } from './agent.dto';

const MAX_SEED = 2 ** 32 - 1;
const EXECUTION = 'static-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';
const ID = 'transfer-sol';
const TIME = '2026-11-23T14:36:51.754Z';

/** A benchmark of the catalogue. */
export class BenchmarkDto {
  @ApiProperty({ example: ID })
  readonly id!: string;

  /** The same, for scripts of the original. */
  @ApiProperty({ example: ID })
  readonly name!: string;

  @ApiProperty({ example: 'Sends a quarter of a SOL to a friend' })
  readonly description!: string;

  @ApiProperty({ type: [String], example: ['transfer'] })
  readonly tags!: string[];

  @ApiProperty({ example: 'Send 0.25 SOL to FRIEND_PUBKEY' })
  readonly prompt!: string;
}

export class RecentExecutionDto {
  @ApiProperty({ example: EXECUTION })
  readonly execution_id!: string;

  @ApiProperty({ example: 'deterministic' })
  readonly agent_type!: string;

  /** In lower case. */
  @ApiProperty({ example: 'completed' })
  readonly status!: string;

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly created_at!: string;

  /** Null until it has ended. */
  @ApiProperty({ type: Number, format: 'double', nullable: true, example: 1 })
  readonly score!: number | null;
}

/** A benchmark with its newest runs. */
export class BenchmarkDetailsDto extends BenchmarkDto {
  /** Newest first, at most ten. */
  @ApiProperty({ type: [RecentExecutionDto] })
  readonly recent_executions!: RecentExecutionDto[];

  @ApiProperty({ type: String, nullable: true, example: EXECUTION })
  readonly latest_execution_id!: string | null;
}

export class RunBenchmarkDto {
  /** Who works on the benchmark: one of GET /agents. */
  @ApiProperty({ example: 'deterministic' })
  @IsString()
  @MaxLength(100)
  readonly agent!: string;

  /** What an agent that draws lots draws them from, so that a run can be repeated. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_SEED, example: 7 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_SEED)
  readonly seed?: number;

  /** Kept as by POST /agents/config. */
  @ApiPropertyOptional({ type: RunConfigDto, nullable: true })
  @IsOptional()
  @NestedObject(() => RunConfigDto)
  readonly config?: RunConfigDto | null;

  /** Accepted for clients of the original; runs end by themselves. */
  @ApiPropertyOptional({ type: 'integer', deprecated: true })
  @IsOptional()
  @IsInt()
  readonly timeout_seconds?: number;

  /** Accepted for clients of the original; the file says how it is run. */
  @ApiPropertyOptional({ deprecated: true })
  @IsOptional()
  @IsString()
  readonly mode?: string;

  /** Accepted for clients of the original; `agent` says who works. */
  @ApiPropertyOptional({ deprecated: true })
  @IsOptional()
  @IsString()
  readonly model?: string;
}

export class RunResultDto {
  @ApiProperty({ example: ID })
  readonly benchmark_id!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  readonly steps_generated!: number;

  @ApiProperty({ example: 'static' })
  readonly execution_mode!: string;
}

/** A run that was accepted: stored, queued, and safe from crashes. */
export class RunAcceptedDto extends AcceptedDto {
  @ApiProperty({ example: EXECUTION })
  readonly execution_id!: string;

  @ApiProperty({ example: EXECUTION })
  readonly session_id!: string;

  @ApiProperty({ example: ID })
  readonly benchmark_id!: string;

  @ApiProperty({ type: RunResultDto })
  readonly result!: RunResultDto;
}
