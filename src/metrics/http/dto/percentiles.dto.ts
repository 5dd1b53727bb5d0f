import { ApiProperty } from '@nestjs/swagger';

export class PercentilesDto {
  @ApiProperty({ type: 'number', format: 'double', nullable: true, example: 12 })
  readonly p50!: number | null;

  @ApiProperty({ type: 'number', format: 'double', nullable: true, example: 40 })
  readonly p95!: number | null;
}

export class TailPercentilesDto extends PercentilesDto {
  @ApiProperty({ type: 'number', format: 'double', nullable: true, example: 95 })
  readonly p99!: number | null;
}

/** Bounds that hold the true share in 95 of 100 cases. */
export class IntervalDto {
  @ApiProperty({ type: 'number', format: 'double', example: 0.72 })
  readonly low!: number;

  @ApiProperty({ type: 'number', format: 'double', example: 0.86 })
  readonly high!: number;
}
