import { ApiProperty } from '@nestjs/swagger';

/** A stop that was taken note of. */
export class StoppedDto {
  @ApiProperty({ example: 'stopped' })
  readonly status!: 'stopped';

  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly execution_id!: string;

  /** Its status when the request was noted; it becomes `Stopped` once no step is being sent. */
  @ApiProperty({ example: 'Running' })
  readonly execution_status!: string;
}
