import { ApiProperty } from '@nestjs/swagger';
import { FLOW_STATUSES, SIGNERS } from '../../../domain';
import { AssumptionDto } from './assumption.dto';
import { ExecutionLinksDto } from './execution-links.dto';
import { FailureDto } from './failure.dto';
import { QuestionDto } from './question.dto';
import { PollingDto } from './polling.dto';
import { StepDto } from './step.dto';

const EXECUTION = 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';
const FLOW = 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202';
const TIME = '2026-11-23T14:36:51.754Z';

/** Where an execution stands. */
export class ExecutionStatusDto {
  @ApiProperty({ example: EXECUTION })
  readonly execution_id!: string;

  /** The benchmark's id in static mode, else the flow's id. */
  @ApiProperty({ example: FLOW })
  readonly benchmark_id!: string;

  @ApiProperty({ example: 'deterministic' })
  readonly agent!: string;

  @ApiProperty({ enum: FLOW_STATUSES })
  readonly status!: string;

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly created_at!: string;

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly updated_at!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: TIME })
  readonly started_at!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: TIME })
  readonly finished_at!: string | null;

  /** From the start to the end. */
  @ApiProperty({ type: 'integer', nullable: true, example: 9 })
  readonly duration_ms!: number | null;

  /** The share of the work that is finished, 0 to 1. */
  @ApiProperty({ type: Number, format: 'double', minimum: 0, maximum: 1, example: 1 })
  readonly progress!: number;

  @ApiProperty({ example: FLOW })
  readonly flow_id!: string;

  @ApiProperty({ enum: ['bridge', 'direct', 'recovery', 'static'] })
  readonly mode!: string;

  /** Who read the prompt: `grammar`, or `llm:` and the name of a model. */
  @ApiProperty({ example: 'grammar' })
  readonly planner!: string;

  @ApiProperty({ example: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm' })
  readonly wallet!: string;

  @ApiProperty({ example: 'swap 1 SOL to USDC, then lend it' })
  readonly prompt!: string;

  /** `sandbox` is an in-process Solana VM; nothing of it is mainnet. */
  @ApiProperty({ enum: ['sandbox', 'rpc'] })
  readonly ledger!: string;

  @ApiProperty({ enum: ['strict', 'conditional', 'lenient'] })
  readonly atomic_mode!: string;

  /** Grows by one with every event; the ETag is made of it. */
  @ApiProperty({ type: 'integer', example: 9 })
  readonly revision!: number;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly current_step!: string | null;

  @ApiProperty({ type: [StepDto] })
  readonly steps!: StepDto[];

  /** Open questions to a person. */
  @ApiProperty({ type: [QuestionDto] })
  readonly questions!: QuestionDto[];

  @ApiProperty({ type: FailureDto, nullable: true })
  readonly failure!: FailureDto | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly stop_requested!: string | null;

  /** How the steps landed so far: all in one transaction, or one after the other; null while nothing has. */
  @ApiProperty({ enum: ['transaction', 'sequence'], nullable: true, example: 'sequence' })
  readonly atomicity!: string | null;

  /** How the score came about: parts, assertions, verdict. Null unless a benchmark has ended. */
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly scoring!: object | null;

  /** In recovery mode: the limits in force, defaults filled in. */
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly recovery_config!: object | null;

  /** Seconds that the whole execution may take from its acceptance on; null: as long as it takes. */
  @ApiProperty({ type: 'integer', nullable: true, example: null })
  readonly execution_timeout_seconds!: number | null;

  /** What the plan assumes that the prompt does not say. */
  @ApiProperty({ type: [AssumptionDto], example: [] })
  readonly assumptions!: AssumptionDto[];

  /** What the sandbox was asked to have go wrong; empty when nothing is simulated to fail. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, example: [] })
  readonly faults!: object[];

  /** Who signs for the wallet: whoever keeps the `ledger`, or the owner of the `wallet`. */
  @ApiProperty({ enum: SIGNERS, example: 'ledger' })
  readonly signer!: string;

  /** The execution that this one goes on from. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly resumed_from!: string | null;

  @ApiProperty({ type: ExecutionLinksDto })
  readonly links!: ExecutionLinksDto;

  @ApiProperty({ type: PollingDto })
  readonly polling!: PollingDto;
}
