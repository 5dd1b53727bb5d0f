import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { QueryNumber, RealTime } from '../../../common/http/members';
import { EXECUTION_MODES, type ExecutionMode, FLOW_STATUSES, type FlowStatus } from '../../../domain';
import { ExecutionLinksDto } from './execution-links.dto';

const EXECUTION = 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';
const FLOW = 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202';
const WALLET = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const TIME = '2026-11-23T14:36:51.754Z';
const CURSOR = 'WyIyMDI2LTExLTIzVDE0OjM2OjUxLjc1NFoiLCJkaXJlY3QtMDE5OCJd';

/** One line of text without control characters. */
const NAME = /^[^\p{Cc}]{1,120}$/u;
const nameRule = { message: '$property must have 1 to 120 characters, none of them a control character' };

/** Which executions, and how many. */
export class ExecutionListQueryDto {
  /** Any of these: repeat it, or separate by commas. */
  @ApiPropertyOptional({ enum: FLOW_STATUSES, isArray: true, example: ['Running', 'AwaitingUser'] })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => statusesIn(value))
  @IsIn(FLOW_STATUSES, { each: true, message: `status must be of ${FLOW_STATUSES.join(', ')}` })
  readonly status?: FlowStatus[];

  /** How they came to be. */
  @ApiPropertyOptional({ enum: EXECUTION_MODES })
  @IsOptional()
  @IsIn(EXECUTION_MODES)
  readonly mode?: ExecutionMode;

  /** Of this wallet. */
  @ApiPropertyOptional({ example: WALLET })
  @IsOptional()
  @Matches(NAME, nameRule)
  readonly wallet?: string;

  /** Of this flow. */
  @ApiPropertyOptional({ example: FLOW })
  @IsOptional()
  @Matches(NAME, nameRule)
  readonly flow_id?: string;

  /** Runs of a benchmark. */
  @ApiPropertyOptional({ example: 'transfer-sol' })
  @IsOptional()
  @Matches(NAME, nameRule)
  readonly benchmark_id?: string;

  /** Carried out by this agent. */
  @ApiPropertyOptional({ example: 'deterministic' })
  @IsOptional()
  @Matches(NAME, nameRule)
  readonly agent?: string;

  /** Accepted then or later. */
  @ApiPropertyOptional({ format: 'date-time', example: TIME })
  @IsOptional()
  @RealTime()
  readonly since?: string;

  /** Accepted before then. */
  @ApiPropertyOptional({ format: 'date-time', example: TIME })
  @IsOptional()
  @RealTime()
  readonly until?: string;

  /** Most executions on the page. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20 })
  @IsOptional()
  @QueryNumber(1, 100)
  readonly limit?: number;

  /** Where the page before ended: its `next_cursor`. */
  @ApiPropertyOptional({ example: CURSOR })
  @IsOptional()
  @Matches(/^[\w-]{1,400}$/, { message: 'cursor must be one that an earlier page gave' })
  readonly cursor?: string;
}

export class ListedExecutionDto {
  /** Names the execution. */
  @ApiProperty({ example: EXECUTION })
  readonly execution_id!: string;

  /** Names its plan. */
  @ApiProperty({ example: FLOW })
  readonly flow_id!: string;

  /** In static mode the benchmark's, else the flow's id. */
  @ApiProperty({ example: FLOW })
  readonly benchmark_id!: string;

  /** How it came to be. */
  @ApiProperty({ enum: EXECUTION_MODES, example: 'direct' })
  readonly mode!: string;

  /** Where it stands. */
  @ApiProperty({ enum: FLOW_STATUSES, example: 'Completed' })
  readonly status!: string;

  /** Who carries it out. */
  @ApiProperty({ example: 'deterministic' })
  readonly agent!: string;

  /** Who pays and signs. */
  @ApiProperty({ example: WALLET })
  readonly wallet!: string;

  /** At most 120 characters of it; "…" where it was cut. */
  @ApiProperty({ example: 'swap 1 SOL to USDC, then lend it', maxLength: 120 })
  readonly prompt!: string;

  /** When it was accepted. */
  @ApiProperty({ format: 'date-time', example: TIME })
  readonly created_at!: string;

  /** When a worker took it; null: not yet. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: TIME })
  readonly started_at!: string | null;

  /** When it ended; null: not yet. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  readonly finished_at!: string | null;

  /** The share of the work that is finished, 0 to 1. */
  @ApiProperty({ type: Number, format: 'double', minimum: 0, maximum: 1, example: 1 })
  readonly progress!: number;

  /** As in the ETag of its status. */
  @ApiProperty({ type: 'integer', example: 11 })
  readonly revision!: number;

  /** Where to look next. */
  @ApiProperty({ type: ExecutionLinksDto })
  readonly links!: ExecutionLinksDto;
}

/** One page. */
export class ExecutionListDto {
  /** Newest first. */
  @ApiProperty({ type: [ListedExecutionDto] })
  readonly items!: ListedExecutionDto[];

  /** The next page, below the service's root; null: this is the last. */
  @ApiProperty({
    type: String,
    nullable: true,
    example: `/api/v1/executions?status=Completed&cursor=${CURSOR}`,
  })
  readonly next!: string | null;

  /** The same place, to send as `cursor`. */
  @ApiProperty({ type: String, nullable: true, example: CURSOR })
  readonly next_cursor!: string | null;
}

/** The statuses as they are spelt here; what is none stays as it is and is refused. */
function statusesIn(value: unknown): unknown {
  const texts = [value].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : [text]));
  const spelt = texts.map(
    (text) =>
      FLOW_STATUSES.find((status) => status.toLowerCase() === String(text).trim().toLowerCase()) ?? text,
  );
  return [...new Set(spelt)];
}
