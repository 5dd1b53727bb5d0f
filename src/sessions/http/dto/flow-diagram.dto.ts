import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { QueryNumber } from '../../../common/http/members';
import { EDGE_KINDS, NODE_KINDS, NODE_STATUSES } from '../../diagrams';
import { FORMAT_NAMES, type FormatName } from '../../diagrams/formats';
import { AssumptionDto } from './assumption.dto';
import { ToolCallDto } from './tool-call.dto';

export class DiagramQueryDto {
  /** Instead of `Accept`. */
  @ApiPropertyOptional({ enum: FORMAT_NAMES })
  @IsOptional()
  @IsIn(FORMAT_NAMES)
  readonly format?: FormatName;

  /** Show the state right after this revision. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  @IsOptional()
  @QueryNumber(1, 1_000_000_000)
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

/** Tokens that moved. */
export class MovedAssetDto {
  /** The token, base58. */
  @ApiProperty({ example: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' })
  readonly mint!: string;

  /** Raw units. */
  @ApiProperty({ example: '149620518' })
  readonly raw!: string;

  /** Null for a token that reev does not know by name. */
  @ApiProperty({ type: String, nullable: true, example: 'USDC' })
  readonly symbol!: string | null;

  /** Whole tokens; null for a token that reev does not know. */
  @ApiProperty({ type: String, nullable: true, example: '149.620518' })
  readonly amount!: string | null;
}

export class DiagramFailureDto {
  @ApiProperty({ example: 'slippage_exceeded' })
  readonly code!: string;

  @ApiProperty({ example: 'The price moved too far.' })
  readonly message!: string;
}

/** A state of a diagram. */
export class DiagramStateDto {
  @ApiProperty({ example: 'attempt_swap_1_1' })
  readonly id!: string;

  @ApiProperty({ enum: NODE_KINDS, example: 'attempt' })
  readonly kind!: string;

  @ApiProperty({ enum: NODE_STATUSES, example: 'succeeded' })
  readonly status!: string;

  @ApiProperty({ example: 'Attempt 1 landed' })
  readonly title!: string;

  /** What is known about it, a line each. */
  @ApiProperty({ type: [String], example: ['exchange', 'fee 0.000005 SOL'] })
  readonly details!: string[];

  /** States with the same number belong together: a step, or the steps of one transaction, with what was tried. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly block!: number;

  /** The step that it is about; of an attempt at several steps the one that failed. */
  @ApiProperty({ type: String, nullable: true, example: 'swap_1' })
  readonly step_id!: string | null;

  /** Of a transaction that carries several steps, and of an attempt to land it: those steps. */
  @ApiProperty({ type: [String], nullable: true, example: null })
  readonly step_ids!: string[] | null;

  /** The attempt that it is about, counted from 1; null when it is about none. */
  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  readonly attempt!: number | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly started_at!: string | null;

  /** Of a wait: how long it is to be. */
  @ApiProperty({ type: 'integer', nullable: true, example: 4 })
  readonly duration_ms!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'exchange' })
  readonly venue!: string | null;

  /** Of the transaction, base58; null where there is none. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly signature!: string | null;

  /** What the wallet gave, of a step that moved tokens. */
  @ApiProperty({ type: [MovedAssetDto], nullable: true })
  readonly spent!: MovedAssetDto[] | null;

  /** What came out of it. */
  @ApiProperty({ type: [MovedAssetDto], nullable: true })
  readonly received!: MovedAssetDto[] | null;

  @ApiProperty({ type: DiagramFailureDto, nullable: true })
  readonly failure!: DiagramFailureDto | null;
}

/** A transition of a diagram. */
export class DiagramTransitionDto {
  /** Null: the beginning. */
  @ApiProperty({ type: String, nullable: true, example: 'step_swap_1' })
  readonly from!: string | null;

  /** Null: the end. */
  @ApiProperty({ type: String, nullable: true, example: 'attempt_swap_1_1' })
  readonly to!: string | null;

  /** `rejected` leads to a way that was quoted and not taken, `carries` from a transaction to a step of it. */
  @ApiProperty({ enum: EDGE_KINDS, example: 'then' })
  readonly kind!: string;

  /** Why it came about. */
  @ApiProperty({ type: String, nullable: true, example: 'tried again at once: the market had moved on' })
  readonly label!: string | null;

  /** Does it lead to a failure? */
  @ApiProperty({ example: false })
  readonly is_failure!: boolean;
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

  /** What the plan assumes that the prompt does not say. */
  @ApiProperty({ type: [AssumptionDto], example: [] })
  readonly assumptions!: AssumptionDto[];

  /** The same as data: the states, in the order in which they happened. */
  @ApiProperty({ type: [DiagramStateDto] })
  readonly states!: DiagramStateDto[];

  /** Which state led to which. */
  @ApiProperty({ type: [DiagramTransitionDto] })
  readonly transitions!: DiagramTransitionDto[];

  /** Executions of the same flow, newest first. */
  @ApiProperty({ type: [String], example: ['direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203'] })
  readonly sessions!: string[];

  /** The same as in `metadata`, for scripts of the original. */
  @ApiProperty({ type: 'integer', example: 2 })
  readonly tool_count!: number;

  @ApiProperty({ type: [ToolCallDto] })
  readonly tool_calls!: ToolCallDto[];
}
