import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CLASSES, STRATEGIES } from '../../../domain';

/** What was decided after a failed attempt. */
export class RecoveryDecisionDto {
  /** The attempt that failed. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly attempt!: number;

  @ApiProperty({ enum: ERROR_CLASSES, example: 'stale' })
  readonly error_class!: string;

  /** The strategy that goes on; null: none did, and the step failed. */
  @ApiProperty({ enum: STRATEGIES, nullable: true, example: 'retry' })
  readonly strategy!: string | null;

  /** Milliseconds until it does. */
  @ApiProperty({ type: 'integer', example: 0 })
  readonly delay_ms!: number;

  @ApiProperty({ example: 'retry 1 of 3' })
  readonly reason!: string;

  /** The other way that was chosen. */
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  readonly alternative!: object | null;

  /** Ways that were quoted and not taken, with the reason. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, example: [] })
  readonly rejected!: object[];
}
