import { ApiProperty } from '@nestjs/swagger';
import { FailureDto, SWAP_EXAMPLE } from '../../sessions';

const WALLET = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const SOL = 'So11111111111111111111111111111111111111112';
const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

/** One holding that would change. */
export class AssetChangeDto {
  /** Whose holding. */
  @ApiProperty({ example: WALLET })
  readonly owner!: string;

  /** Of which token; wrapped and native SOL are one. */
  @ApiProperty({ example: SOL })
  readonly mint!: string;

  /** Raw units, negative for a debit; without fees and rent. */
  @ApiProperty({ example: '-1000000000' })
  readonly delta!: string;
}

/** What a venue offers at this moment. */
export class QuoteDto {
  /** Where. */
  @ApiProperty({ example: 'exchange' })
  readonly venue!: string;

  /** The token that is given. */
  @ApiProperty({ example: SOL })
  readonly input_mint!: string;

  /** The token that comes out. */
  @ApiProperty({ example: USDC })
  readonly output_mint!: string;

  /** Raw units that are given. */
  @ApiProperty({ example: '1000000000' })
  readonly in_amount!: string;

  /** Raw units that are expected to come out. */
  @ApiProperty({ example: '149623507' })
  readonly out_amount!: string;

  /** How far the trade moves the price against the wallet, in basis points; null where that has no meaning. */
  @ApiProperty({ type: Number, format: 'double', nullable: true, example: 12 })
  readonly price_impact_bps!: number | null;

  /** The way through, for people. */
  @ApiProperty({ type: [String], example: ['SOL/USDC'] })
  readonly route!: string[];
}

/** What a step would do or meet, were it run now. */
export class StepPreviewDto {
  /**
   * `works`, `fails`; `skipped`: the failure of another step keeps it from being run; `reads`: it moves nothing;
   * `unknown`: it could not be simulated.
   */
  @ApiProperty({ enum: ['works', 'fails', 'skipped', 'reads', 'unknown'], example: 'works' })
  readonly outcome!: string;

  /** Why it would be skipped, or is unknown. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly reason!: string | null;

  /** Why it would fail. */
  @ApiProperty({ type: FailureDto, nullable: true, example: null })
  readonly failure!: FailureDto | null;

  /** The tool and its arguments with the amounts that they come to, in raw units. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { tool: 'jupiter_swap', amount: '1000000000' },
  })
  readonly action!: object | null;

  /** Where it would be done; null before that is known. */
  @ApiProperty({ type: String, nullable: true, example: 'exchange' })
  readonly venue!: string | null;

  /** What the venue offers; null for transfers. */
  @ApiProperty({ type: QuoteDto, nullable: true })
  readonly quote!: QuoteDto | null;

  /** The bounds that the simulated effect was held against, amounts in raw units. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: SWAP_EXAMPLE.guards })
  readonly guards!: object | null;

  /** What the step changes by itself, as simulated on the ledger. */
  @ApiProperty({ type: [AssetChangeDto] })
  readonly asset_diff!: AssetChangeDto[];

  /** Steps that were simulated ahead of its transaction; empty: it met the ledger as it is. */
  @ApiProperty({ type: [String], example: [] })
  readonly simulated_after!: string[];
}

/** A transaction that would be sent. */
export class PreviewedTransactionDto {
  /** The steps that it carries. */
  @ApiProperty({ type: [String], example: ['swap_1', 'lend_1'] })
  readonly step_ids!: string[];

  /** Lamports to the network. */
  @ApiProperty({ example: '5000' })
  readonly fee!: string;

  /** Lamports locked in new accounts, negative for freed ones. */
  @ApiProperty({ example: '2039280' })
  readonly rent!: string;

  /** Every program that it calls. */
  @ApiProperty({ type: [String], example: ['11111111111111111111111111111111'] })
  readonly programs!: string[];
}

/** What would become of the plan, were it run now. */
export class FlowPreviewDto {
  /** How it would end; null: not all of it could be simulated. */
  @ApiProperty({ type: String, enum: ['Completed', 'Failed'], nullable: true, example: 'Completed' })
  readonly status!: string | null;

  /** Why it would fail. */
  @ApiProperty({ type: FailureDto, nullable: true, example: null })
  readonly failure!: FailureDto | null;

  /** `transaction`: all that moves money in one; `sequence`: one after the other; null: nothing would land. */
  @ApiProperty({ type: String, enum: ['transaction', 'sequence'], nullable: true, example: 'transaction' })
  readonly atomicity!: string | null;

  /** In the order in which they would be sent. */
  @ApiProperty({ type: [PreviewedTransactionDto] })
  readonly transactions!: PreviewedTransactionDto[];

  /** What all steps together change; what one gives and another takes cancels out. */
  @ApiProperty({ type: [AssetChangeDto] })
  readonly asset_diff!: AssetChangeDto[];

  /** What the preview takes for granted. */
  @ApiProperty({ type: [String], example: ['Balances, pools and prices are those of this moment.'] })
  readonly assumptions!: string[];
}
