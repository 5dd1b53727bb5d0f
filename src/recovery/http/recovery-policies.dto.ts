import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CLASSES, STRATEGIES } from '../../domain';

export class RecoveryPolicyDto {
  @ApiProperty({ enum: ERROR_CLASSES })
  readonly error_class!: string;

  @ApiProperty({ example: 'The blockhash, the quote or the price was too old by the time it was used.' })
  readonly description!: string;

  /** Failure codes that belong to the class when nothing more specific is known. */
  @ApiProperty({ type: [String], example: ['slippage_exceeded', 'blockhash_expired'] })
  readonly codes!: string[];

  /** In the order in which they are tried. */
  @ApiProperty({ enum: STRATEGIES, isArray: true, example: ['retry'] })
  readonly strategies!: string[];

  /** Is the first retry made at once? */
  @ApiProperty({ example: true })
  readonly retries_at_once!: boolean;

  /** Is it certain that nothing of the attempt landed? */
  @ApiProperty({ example: true })
  readonly safe_to_compensate!: boolean;
}

/** What is done about which failures. */
export class RecoveryPoliciesDto {
  @ApiProperty({ type: [RecoveryPolicyDto] })
  readonly policies!: RecoveryPolicyDto[];
}
