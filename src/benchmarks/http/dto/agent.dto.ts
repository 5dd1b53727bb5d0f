import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsNumber, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

/** Where an agent is reached, and with which key. */
class AgentConnectionDto {
  /** Shown with its secrets masked. */
  @ApiPropertyOptional({ type: String, nullable: true, example: null })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly api_url?: string | null;

  /** Kept in memory only; shown masked. */
  @ApiPropertyOptional({ type: String, nullable: true, example: null })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly api_key?: string | null;

  /** The same as `api_url`, which goes before it; for scripts of the original. */
  @ApiPropertyOptional({ deprecated: true, maxLength: 2_000 })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly api_base?: string;

  /** Accepted for clients of the original, and not used. */
  @ApiPropertyOptional({ deprecated: true, maxLength: 2_000 })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly model?: string;

  /** Accepted for scripts of the original, and not used. */
  @ApiPropertyOptional({ type: 'integer', deprecated: true })
  @IsOptional()
  @IsInt()
  readonly max_tokens?: number;

  /** Accepted for scripts of the original, and not used. */
  @ApiPropertyOptional({ type: 'number', format: 'double', deprecated: true })
  @IsOptional()
  @IsNumber()
  readonly temperature?: number;
}

/** How an agent is reached. */
export class AgentConfigDto extends AgentConnectionDto {
  @ApiProperty({ example: 'deterministic' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  readonly agent_type!: string;
}

/** How the agent of a run is reached. */
export class RunConfigDto extends AgentConnectionDto {
  /** Absent: the agent of the run. */
  @ApiPropertyOptional({ example: 'deterministic' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  readonly agent_type?: string;
}

export class SavedDto {
  @ApiProperty({ example: 'saved' })
  readonly status!: string;

  /** What was kept, and whether the agent uses it. */
  @ApiProperty({ example: 'Kept for the deterministic agent.' })
  readonly message!: string;
}

export class AgentTestDto {
  @ApiProperty({ enum: ['success', 'error'] })
  readonly status!: string;

  @ApiProperty({ example: 'The deterministic agent needs no connection.' })
  readonly message!: string;
}

export class PerformanceResultDto {
  /** Always the same for the same run. */
  @ApiProperty({ type: 'integer', example: 118364923054112 })
  readonly id!: number;

  @ApiProperty({ example: 'static-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly session_id!: string;

  @ApiProperty({ example: 'transfer-sol' })
  readonly benchmark_id!: string;

  @ApiProperty({ type: Number, format: 'double', example: 1 })
  readonly score!: number;

  @ApiProperty({ enum: ['Succeeded', 'Failed'] })
  readonly final_status!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly timestamp!: string;
}

/** What the finished runs of an agent came to, of the newest 5,000 runs of all agents. */
export class AgentPerformanceDto {
  @ApiProperty({ example: 'deterministic' })
  readonly agent_type!: string;

  /** Finished runs. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly total_benchmarks!: number;

  @ApiProperty({ type: Number, format: 'double', example: 1 })
  readonly average_score!: number;

  @ApiProperty({ type: Number, format: 'double', example: 1 })
  readonly success_rate!: number;

  @ApiProperty({ type: [String], example: ['transfer-sol'] })
  readonly best_benchmarks!: string[];

  @ApiProperty({ type: [String], example: ['transfer-sol'] })
  readonly worst_benchmarks!: string[];

  @ApiProperty({ type: [PerformanceResultDto] })
  readonly results!: PerformanceResultDto[];
}
