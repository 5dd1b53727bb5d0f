import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ERROR_CATALOGUE } from '../../domain';

/** One thing that is wrong with a request. */
export class FieldErrorDto {
  /** Path of the member; empty for the whole body. */
  @ApiProperty({ example: 'wallet' })
  readonly field!: string;

  @ApiProperty({ example: 'wallet must be a base58 Solana address of 32 bytes' })
  readonly message!: string;
}

/** One thing that a refused prompt may mean. */
export class OfferedReadingDto {
  /** In words. */
  @ApiProperty({ example: 'Swap 1 SOL to USDC' })
  readonly description!: string;

  /** A prompt that plans to exactly that. */
  @ApiProperty({ example: 'swap 1 SOL to USDC' })
  readonly prompt!: string;
}

/** A problem document (RFC 9457) with a stable code. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:reev:problem:unknown_token' })
  readonly type!: string;

  @ApiProperty({ example: 'The prompt names a token that reev does not know' })
  readonly title!: string;

  @ApiProperty({ type: 'integer', example: 422 })
  readonly status!: number;

  /** What was wrong this time. */
  @ApiProperty({ example: 'There is no token "FLURBCOIN".' })
  readonly detail!: string;

  /** Path of the request. */
  @ApiProperty({ example: '/api/v1/benchmarks/execute-direct' })
  readonly instance!: string;

  /** Stable: the member to switch on. */
  @ApiProperty({ enum: Object.keys(ERROR_CATALOGUE), example: 'unknown_token' })
  readonly code!: string;

  /** May the same request succeed later? */
  @ApiProperty({ example: false })
  readonly retryable!: boolean;

  /** Milliseconds to wait before trying again. */
  @ApiPropertyOptional({ type: 'integer' })
  readonly retryAfterMs?: number;

  @ApiPropertyOptional({ type: [FieldErrorDto] })
  readonly errors?: readonly FieldErrorDto[];

  /** What to do next. */
  @ApiPropertyOptional({ example: 'Name a token by its symbol, such as USDC, or by its mint address.' })
  readonly suggestion?: string;

  /** What the prompt may mean, the likeliest first: send the `prompt` of one of them instead. */
  @ApiPropertyOptional({ type: [OfferedReadingDto], maxItems: 3 })
  readonly readings?: readonly OfferedReadingDto[];

  /** The title, for clients of the original. */
  @ApiProperty({ example: 'The prompt names a token that reev does not know' })
  readonly error!: string;

  /** The detail, for clients of the original. */
  @ApiProperty({ example: 'There is no token "FLURBCOIN".' })
  readonly message!: string;

  /** When it happened, as clients of the original read it. */
  @ApiProperty({ format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly timestamp!: string;
}
