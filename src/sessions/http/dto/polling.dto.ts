import { ApiProperty } from '@nestjs/swagger';

/** When to ask again. */
export class PollingDto {
  /** Seconds between polls, as `X-Poll-Interval` said when the state was new; null when there is nothing to wait for. */
  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  readonly interval_seconds!: number | null;

  @ApiProperty({ example: 'Poll every second with If-None-Match; less often as it grows older.' })
  readonly recommendation!: string;
}
