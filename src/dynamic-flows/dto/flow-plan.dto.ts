import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AssumptionDto, SWAP_EXAMPLE } from '../../sessions';
import { ModelReadingDto } from './model-reading.dto';
import { FlowPreviewDto, StepPreviewDto } from './flow-preview.dto';

/** One planned step. */
export class PlannedStepDto {
  @ApiProperty({ example: 'swap_1' })
  readonly step_id!: string;

  @ApiProperty({ example: 'jupiter_swap' })
  readonly tool!: string;

  @ApiProperty({ example: 'Swap 1 SOL to USDC' })
  readonly description!: string;

  /** Typed arguments; amounts are raw units as decimal strings. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { amount: { kind: 'exact', raw: '1000000000' }, swap_mode: 'ExactIn' },
  })
  readonly args!: object;

  /** Does its failure fail the flow? */
  @ApiProperty({ example: true })
  readonly critical!: boolean;

  @ApiProperty({ type: [String], example: [] })
  readonly depends_on!: string[];

  /** What the step's transaction may do at most and must do at least. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: SWAP_EXAMPLE.guards })
  readonly guards!: object;

  @ApiProperty({ type: [String], example: ['retry', 'alternative_flow', 'user_fulfillment'] })
  readonly recovery!: string[];

  @ApiProperty({ type: 'integer', example: 30 })
  readonly estimated_time_seconds!: number;

  /** What it would do or meet, were the plan run now. */
  @ApiProperty({ type: StepPreviewDto })
  readonly preview!: StepPreviewDto;
}

const CONTEXT = {
  owner: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm',
  sol_balance: '5000000000',
  token_balances: [
    {
      mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      symbol: 'USDC',
      decimals: 6,
      balance: '1000000000',
      formatted_amount: '1000',
    },
  ],
  token_prices: { So11111111111111111111111111111111111111112: 150 },
  total_value_usd: 1750,
  resolved_at: '2026-11-23T14:36:51.754Z',
  resolution_ms: 8,
};

/** What a flow would do. Nothing is stored and nothing moves. */
export class FlowPlanDto {
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly flow_id!: string;

  @ApiProperty({ example: 'swap 1 SOL to USDC, then lend it' })
  readonly prompt!: string;

  @ApiProperty({ example: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm' })
  readonly wallet!: string;

  @ApiProperty({ example: 'strict' })
  readonly atomic_mode!: string;

  @ApiProperty({ example: 'sandbox' })
  readonly ledger!: string;

  /** Who read the prompt: `grammar`, or `llm:` and the name of a model. */
  @ApiProperty({ example: 'grammar' })
  readonly planner!: string;

  /** What it took a model to read the prompt; absent: the grammar read it. */
  @ApiPropertyOptional({ type: ModelReadingDto })
  readonly reading?: ModelReadingDto;

  /** What was known of the wallet. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: CONTEXT })
  readonly context!: object;

  @ApiProperty({ type: [PlannedStepDto] })
  readonly steps!: PlannedStepDto[];

  @ApiProperty({ type: [AssumptionDto], example: [] })
  readonly assumptions!: AssumptionDto[];

  @ApiProperty({ type: [String], example: [] })
  readonly warnings!: string[];

  /** What would become of it, were it run now. */
  @ApiProperty({ type: FlowPreviewDto })
  readonly preview!: FlowPreviewDto;
}
