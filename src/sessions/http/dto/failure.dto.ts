import { ApiProperty } from '@nestjs/swagger';

/** What would have sufficed, and what there was. */
export class ShortfallDto {
  /** Mint address of the token. */
  @ApiProperty({ example: 'So11111111111111111111111111111111111111112' })
  readonly mint!: string;

  /** Raw units. */
  @ApiProperty({ example: '2000000000' })
  readonly needed!: string;

  /** Raw units. */
  @ApiProperty({ example: '1000000000' })
  readonly available!: string;
}

/** Why an attempt, a step or an execution failed. */
export class FailureDto {
  /** Stable: what to switch on. */
  @ApiProperty({ example: 'insufficient_funds' })
  readonly code!: string;

  /** What was wrong and, where there is one, the way on. */
  @ApiProperty({ example: 'The wallet holds too little SOL for this step.' })
  readonly message!: string;

  /** Of an execution: what to do about it. */
  @ApiProperty({ required: false, example: 'Add what is missing to the wallet, or ask for less.' })
  readonly suggestion?: string;

  /** Custom error number of the program that refused. */
  @ApiProperty({ required: false, type: 'integer', example: 6001 })
  readonly program_error?: number;

  /** The program that refused. */
  @ApiProperty({ required: false, example: 'JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4' })
  readonly program?: string;

  /** Index of the instruction that failed. */
  @ApiProperty({ required: false, type: 'integer', example: 2 })
  readonly instruction?: number;

  /** JSON-RPC error code of the node. */
  @ApiProperty({ required: false, type: 'integer', example: -32002 })
  readonly rpc_code?: number;

  /** HTTP status of an upstream service. */
  @ApiProperty({ required: false, type: 'integer', example: 429 })
  readonly http_status?: number;

  /** What the upstream asked to wait, in milliseconds. */
  @ApiProperty({ required: false, type: 'integer', example: 2000 })
  readonly retry_after_ms?: number;

  @ApiProperty({ required: false, type: ShortfallDto, description: 'What was lacking' })
  readonly shortfall?: ShortfallDto;

  /** Last lines of the program log. */
  @ApiProperty({ required: false, type: [String], example: ['Program log: slippage'] })
  readonly logs?: string[];
}
