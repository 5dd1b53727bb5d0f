import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AcceptedDto, AssumptionDto } from '../../sessions';

/** What was planned. */
export class AcceptedResultDto {
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly flow_id!: string;

  @ApiProperty({ type: 'integer', example: 2 })
  readonly steps_generated!: number;

  @ApiProperty({ example: 'direct' })
  readonly execution_mode!: string;

  @ApiProperty({ example: 'swap 1 SOL to USDC, then lend it' })
  readonly prompt_processed!: string;

  /** In bridge mode: how often each step is tried. */
  @ApiPropertyOptional({ type: 'integer', enum: [1], example: 1 })
  readonly attempts_per_step?: number;

  /** In bridge mode: are recovery strategies used? */
  @ApiPropertyOptional({ type: 'boolean', enum: [false], example: false })
  readonly recovery_enabled?: boolean;

  /** In bridge mode: where the benchmark file is that the flow runs from, below the service's root. */
  @ApiPropertyOptional({ example: '/api/v1/flows/flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202/benchmark.yml' })
  readonly yml_file?: string;
}

/** An execution that was accepted: stored, queued, and safe from crashes. */
export class ExecutionAcceptedDto extends AcceptedDto {
  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly execution_id!: string;

  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly session_id!: string;

  /** What to put where clients of the original put a benchmark id: the flow's id. */
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly benchmark_id!: string;

  /** The wallet that pays, trades and signs; of a request for a `new` one its address. */
  @ApiProperty({ example: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm' })
  readonly wallet!: string;

  @ApiProperty({ type: AcceptedResultDto })
  readonly result!: AcceptedResultDto;

  /** What the plan assumes that the prompt does not say. */
  @ApiProperty({ type: [AssumptionDto], example: [] })
  readonly assumptions!: AssumptionDto[];

  @ApiProperty({ type: [String], example: [] })
  readonly warnings!: string[];
}
