import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { MAX_SLIPPAGE_BPS } from '../../domain';
import { NestedObject } from '../../common/http/members';
import { SandboxDto } from './sandbox.dto';

/** Atomic modes in our spelling and in that of the original's clients. */
export const ATOMIC_MODE_SPELLINGS = [
  'strict',
  'conditional',
  'lenient',
  'Strict',
  'Conditional',
  'Lenient',
] as const;

/** Spellings of planners; which there are depends on the configuration. */
const PLANNER_PATTERN = /^(?:grammar|auto|llm:[\w.:/-]{1,80})$/;
/** A week. */
const MAX_TIMEOUT_SECONDS = 604_800;

/** What to plan, and for which wallet. */
export class FlowPromptDto {
  /** What to do, in plain English; at most 1000 characters. */
  @ApiProperty({ example: 'swap 1 SOL to USDC, then lend it', maxLength: 1000 })
  @IsString()
  readonly prompt!: string;

  /**
   * The wallet that pays, trades and signs: a base58 Solana address. On the sandbox also `new`: a wallet that nobody has used,
   * which holds what every wallet gets on first sight; the answer names it.
   */
  @ApiProperty({ example: 'new' })
  @IsString()
  readonly wallet!: string;

  /** What a failed step means for the flow. */
  @ApiPropertyOptional({ enum: ATOMIC_MODE_SPELLINGS, default: 'strict' })
  @IsOptional()
  @IsIn(ATOMIC_MODE_SPELLINGS)
  readonly atomic_mode?: (typeof ATOMIC_MODE_SPELLINGS)[number];

  /**
   * Who turns the prompt into a plan: the `grammar`; `llm:` and the name of a configured model; or `auto`, the grammar and,
   * about what stays unclear to it, a model. Whoever plans, the plan is held against the prompt.
   */
  @ApiPropertyOptional({ type: String, pattern: PLANNER_PATTERN.source, default: 'auto', example: 'grammar' })
  @IsOptional()
  @Matches(PLANNER_PATTERN)
  readonly planner?: string;

  /** Tolerated loss against the quote for swaps and lending that name none in the prompt, in basis points. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_SLIPPAGE_BPS, default: 50 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_SLIPPAGE_BPS)
  readonly slippage_bps?: number;

  /**
   * Send to an address that is not on the ed25519 curve, so that only a program can spend what it receives; without it such a
   * recipient is refused, and programs, sysvars, mints and token accounts always are.
   */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly allow_off_curve_recipient?: boolean;
}

/** A flow to plan, and to keep if it is to be run later. */
export class PlanFlowDto extends FlowPromptDto {
  /** Keep the plan, so that it can be run as it is shown, by `POST /flows/{flow_id}/execute`. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly keep?: boolean;
}

/** A flow to run at once. */
export class ExecuteFlowDto extends FlowPromptDto {
  /** Who carries the plan out. */
  @ApiPropertyOptional({ type: String, enum: ['deterministic'], default: 'deterministic', nullable: true })
  @IsOptional()
  @IsString()
  readonly agent?: string | null;

  /** Run a plan although it assumes something that the prompt does not say; the sandbox does so anyway. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  readonly accept_assumptions?: boolean;

  /**
   * Seconds that the whole execution may take from its acceptance on, persons included. Then nothing more is sent, and it ends
   * as `Timeout`; what has landed stays, and the flow can be resumed. Absent: as long as it takes.
   */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_TIMEOUT_SECONDS })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_TIMEOUT_SECONDS)
  readonly execution_timeout_seconds?: number;

  /** For tests and demonstrations: what the sandbox is to have go wrong. */
  @ApiPropertyOptional({ type: SandboxDto })
  @IsOptional()
  @NestedObject(() => SandboxDto)
  readonly sandbox?: SandboxDto;

  /** Accepted for clients of the original; the route chooses the mode, and there is one ledger. */
  @ApiPropertyOptional({ deprecated: true })
  @IsOptional()
  @IsBoolean()
  readonly shared_surfpool?: boolean;

  /** Accepted for clients of the original; the service names executions itself. */
  @ApiPropertyOptional({ deprecated: true, nullable: true, type: String })
  @IsOptional()
  @IsString()
  readonly execution_id?: string | null;

  /** Accepted for clients of the original; the deterministic agent needs no configuration. */
  @ApiPropertyOptional({ deprecated: true, nullable: true, type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  readonly config?: Record<string, unknown> | null;
}
