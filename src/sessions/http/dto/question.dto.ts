import { ApiProperty } from '@nestjs/swagger';
import { CHOICES } from '../../../domain';

const TIME = '2026-11-23T14:36:51.754Z';

/** What may be answered; the other members depend on the choice. */
export class ChoiceDto {
  @ApiProperty({ enum: CHOICES, example: 'reduce_amount' })
  readonly choice!: string;

  /** Of `top_up`, `reduce_amount` and `provide_amount`: the token. */
  @ApiProperty({ required: false, example: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' })
  readonly mint?: string;

  /** Of `top_up`: what the step needs, raw units. */
  @ApiProperty({ required: false, example: '10000000' })
  readonly needed?: string;

  /** Of `top_up`: what the wallet has, raw units. */
  @ApiProperty({ required: false, example: '5000000' })
  readonly available?: string;

  /** Of `reduce_amount`: the largest amount that the answer may name, raw units. */
  @ApiProperty({ required: false, example: '5000000' })
  readonly most?: string;

  /** Of `choose_venue`: the venues that the answer may name. */
  @ApiProperty({ required: false, type: [String], example: ['exchange', 'market_maker'] })
  readonly venues?: string[];

  /** Of `sign`: the whole transaction in base64; the wallet's signature is 64 zeros, all others are there. */
  @ApiProperty({ required: false, example: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })
  readonly transaction?: string;

  /** Of `sign`: above this block height, after about a minute, it can no longer land; `retry` makes a fresh one. */
  @ApiProperty({ required: false, example: '30151' })
  readonly last_valid_block_height?: string;
}

/** A question to a person. */
export class QuestionDto {
  @ApiProperty({ example: 'swap_1-2' })
  readonly question_id!: string;

  @ApiProperty({ example: 'swap_1' })
  readonly step_id!: string;

  /** The failed attempt that it is about, or the one that is to be signed. */
  @ApiProperty({ type: 'integer', example: 2 })
  readonly attempt!: number;

  @ApiProperty({ example: 'Step swap_1 needs 10 USDC and the wallet has 5 USDC. How shall it go on?' })
  readonly text!: string;

  @ApiProperty({ type: [ChoiceDto] })
  readonly choices!: ChoiceDto[];

  @ApiProperty({ format: 'date-time', example: TIME })
  readonly asked_at!: string;

  /** Unanswered by then, the step fails. */
  @ApiProperty({ format: 'date-time', example: TIME })
  readonly expires_at!: string;

  /** When it was answered or expired; null while it is open. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null })
  readonly closed_at!: string | null;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly answer!: object | null;

  /**
   * Of a question with the choice `sign`: what the transaction is for and does, as simulated, and the bounds that it was held to
   * and is held to again before it is sent.
   */
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly proposal!: object | null;
}
