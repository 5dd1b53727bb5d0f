import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { NestedObjects } from '../../common/http/members';
import { FAULT_KINDS, type FaultKind, SIGNERS, type Signer } from '../../domain';

/** A fault that the sandbox is to have at the first attempts of a step. */
export class FaultDto {
  /** The step's id, as a plan of the same prompt shows it; of a strict plan also `undo_` with the id of the step to be undone. */
  @ApiProperty({ example: 'swap_1', maxLength: 40 })
  @Matches(/^(?:undo_)?[a-z]+_\d{1,3}$/, { message: 'step must be a step id such as swap_1' })
  readonly step!: string;

  @ApiProperty({ enum: FAULT_KINDS, example: 'blockhash_expired' })
  @IsIn(FAULT_KINDS)
  readonly kind!: FaultKind;

  /** How many attempts meet it. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 20, default: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  readonly times?: number;
}

/** What the sandbox ledger is to do besides; refused on a ledger that moves real money. */
export class SandboxDto {
  /**
   * Who signs for the wallet. `ledger`: the sandbox, for any wallet. `wallet`: its owner; each transaction waits as a question
   * with the choice `sign`, in every mode, and is sent as it comes back.
   */
  @ApiPropertyOptional({ enum: SIGNERS, default: 'ledger', example: 'ledger' })
  @IsOptional()
  @IsIn(SIGNERS)
  readonly signer?: Signer;

  @ApiPropertyOptional({ type: [FaultDto], maxItems: 20 })
  @IsOptional()
  @ArrayMaxSize(20)
  @NestedObjects(() => FaultDto)
  readonly faults?: FaultDto[];
}
