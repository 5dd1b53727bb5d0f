import { ApiProperty } from '@nestjs/swagger';

/** The service answers. */
export class HealthDto {
  @ApiProperty({ enum: ['healthy'], example: 'healthy' })
  readonly status!: 'healthy';

  /** Now, RFC 3339 UTC. */
  @ApiProperty({ format: 'date-time', example: '2026-01-01T00:00:00.000Z' })
  readonly timestamp!: string;

  @ApiProperty({ example: '0.1.0' })
  readonly version!: string;
}
