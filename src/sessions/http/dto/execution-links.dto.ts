import { ApiProperty } from '@nestjs/swagger';

const EXECUTION = 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';

/** Where to look next, below the service's root. */
export class ExecutionLinksDto {
  @ApiProperty({ example: `/api/v1/executions/${EXECUTION}` })
  readonly self!: string;

  @ApiProperty({ example: `/api/v1/executions/${EXECUTION}/events` })
  readonly events!: string;

  @ApiProperty({ example: `/api/v1/flows/${EXECUTION}` })
  readonly diagram!: string;

  @ApiProperty({ example: `/api/v1/transaction-logs/${EXECUTION}` })
  readonly transactions!: string;

  @ApiProperty({ example: `/api/v1/executions/${EXECUTION}/stop` })
  readonly stop!: string;
}
