import { ApiProperty } from '@nestjs/swagger';
import { REPORT_WINDOWS } from '../../../recovery';
import { TailPercentilesDto } from './percentiles.dto';

export class FlowCountDto {
  @ApiProperty({ enum: ['bridge', 'direct', 'recovery', 'static'], example: 'direct' })
  readonly mode!: string;

  @ApiProperty({ example: 'Completed' })
  readonly status!: string;

  @ApiProperty({ type: 'integer', example: 120 })
  readonly count!: number;

  /** Milliseconds from acceptance to end, a person's time included; null while they have not ended. */
  @ApiProperty({ type: TailPercentilesDto })
  readonly duration_ms!: TailPercentilesDto;
}

export class StepCountDto {
  @ApiProperty({ example: 'jupiter_swap' })
  readonly tool!: string;

  @ApiProperty({ enum: ['Completed', 'Compensated', 'Failed', 'Skipped'], example: 'Completed' })
  readonly status!: string;

  @ApiProperty({ type: 'integer', example: 118 })
  readonly count!: number;
}

/** What flows and steps did within a window. */
export class FlowReportDto {
  @ApiProperty({ enum: REPORT_WINDOWS, example: '24h' })
  readonly window!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T14:36:51.754Z' })
  readonly since!: string;

  /** Flows that ended within the window. */
  @ApiProperty({ type: 'integer', example: 124 })
  readonly ended_flows!: number;

  /** Flows that have not ended, whenever they began. */
  @ApiProperty({ type: 'integer', example: 3 })
  readonly open_flows!: number;

  /** Of all that ended, in milliseconds. */
  @ApiProperty({ type: TailPercentilesDto })
  readonly duration_ms!: TailPercentilesDto;

  @ApiProperty({ type: [FlowCountDto] })
  readonly flows!: FlowCountDto[];

  /** Steps that ended or were skipped within the window. */
  @ApiProperty({ type: [StepCountDto] })
  readonly steps!: StepCountDto[];

  @ApiProperty({ format: 'date-time', example: '2026-11-23T14:36:51.754Z' })
  readonly last_updated!: string;
}
