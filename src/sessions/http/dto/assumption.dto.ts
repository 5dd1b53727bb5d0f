import { ApiProperty } from '@nestjs/swagger';

/** Something that the plan decided and the prompt did not say. */
export class AssumptionDto {
  @ApiProperty({ enum: ['amount_defaulted'] })
  readonly code!: string;

  @ApiProperty({ example: 'swap_1' })
  readonly step_id!: string;

  @ApiProperty({ example: 'The prompt names no amount: swap_1 takes 50 % of the SOL.' })
  readonly detail!: string;
}
