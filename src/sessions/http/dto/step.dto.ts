import { ApiProperty } from '@nestjs/swagger';
import { FAULT_KINDS, STEP_STATUSES } from '../../../domain';
import { SWAP_EXAMPLE } from './examples';
import { FailureDto } from './failure.dto';
import { QuestionDto } from './question.dto';
import { RecoveryDecisionDto } from './recovery-decision.dto';

const TIME = '2026-11-23T14:36:51.754Z';

export class AttemptDto {
  /** Counted from 1; the steps of one transaction share the number. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly attempt!: number;

  /** `landed`, `failed`, `unknown` (it may still land), or null while it is being sent. */
  @ApiProperty({ type: String, nullable: true, example: 'landed' })
  readonly outcome!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'exchange' })
  readonly venue!: string | null;

  /** Base58; null when the attempt failed before anything was signed. */
  @ApiProperty({ type: String, nullable: true, example: SWAP_EXAMPLE.signature })
  readonly signature!: string | null;

  /** The calls with the raw amounts they resolved to. */
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [SWAP_EXAMPLE.action],
  })
  readonly actions!: object[];

  /** The bounds that the simulated effect of the transaction was held against; told with the first of its steps. */
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: SWAP_EXAMPLE.guards })
  readonly guards!: object | null;

  @ApiProperty({ type: String, nullable: true, example: '151' })
  readonly slot!: string | null;

  /** Lamports. */
  @ApiProperty({ type: String, nullable: true, example: '5000' })
  readonly fee!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '21570' })
  readonly compute_units!: string | null;

  @ApiProperty({ type: FailureDto, nullable: true })
  readonly failure!: FailureDto | null;

  /** When the transaction carried several steps: the one that failed. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly failed_step_id!: string | null;

  /** The fault that the sandbox was asked to have at this attempt. */
  @ApiProperty({ enum: FAULT_KINDS, nullable: true, example: null })
  readonly fault!: string | null;

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly started_at!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: TIME })
  readonly ended_at!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 3 })
  readonly duration_ms!: number | null;
}

/** What was decided about undoing a step. */
export class CompensationDto {
  /** The step that undoes it; null: what it did stays. */
  @ApiProperty({ type: String, nullable: true, example: 'undo_swap_1' })
  readonly step_id!: string | null;

  @ApiProperty({ example: 'At least 0.95 SOL must come back.' })
  readonly reason!: string;
}

export class StepDto {
  @ApiProperty({ example: 'swap_1' })
  readonly step_id!: string;

  @ApiProperty({ example: 'jupiter_swap' })
  readonly tool!: string;

  @ApiProperty({ example: 'Swap 1 SOL to USDC' })
  readonly description!: string;

  /** `Compensated`: it completed, and after the flow had failed another step gave back what it did. */
  @ApiProperty({ enum: STEP_STATUSES, example: 'Completed' })
  readonly status!: string;

  @ApiProperty({ example: true })
  readonly critical!: boolean;

  @ApiProperty({ type: [String], example: [] })
  readonly depends_on!: string[];

  @ApiProperty({ type: [AttemptDto] })
  readonly attempts!: AttemptDto[];

  /** What was decided after failed attempts, in order. */
  @ApiProperty({ type: [RecoveryDecisionDto] })
  readonly recoveries!: RecoveryDecisionDto[];

  /** How its attempts depart from the plan by now, in the order of the decisions and answers. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, example: [] })
  readonly alternatives!: object[];

  /** Those that are closed; the open one is in the status. */
  @ApiProperty({ type: [QuestionDto] })
  readonly questions!: QuestionDto[];

  /** What it spent and received, measured on the ledger; or the report of a read-only tool. */
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: SWAP_EXAMPLE.output })
  readonly output!: object | null;

  @ApiProperty({ type: FailureDto, nullable: true })
  readonly failure!: FailureDto | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly skipped_because!: string | null;

  /** Of a landed step of a strict flow that failed: whether it is undone. */
  @ApiProperty({ type: CompensationDto, nullable: true })
  readonly compensation!: CompensationDto | null;

  /** Of a step that undoes another: which. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly compensates!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: TIME })
  readonly started_at!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: TIME })
  readonly ended_at!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 4 })
  readonly duration_ms!: number | null;
}
