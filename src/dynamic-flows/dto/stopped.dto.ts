import { ApiProperty } from '@nestjs/swagger';
import { ExecutionLinksDto } from '../../sessions';

/** A transaction that was sent before the stop, or was about to be. */
export class InFlightDto {
  /** The steps that it carries. */
  @ApiProperty({ type: [String], example: ['swap_1'] })
  readonly step_ids!: string[];

  /** Counted from 1. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly attempt!: number;

  /** Its name on the ledger. */
  @ApiProperty({
    example: '4FpvzyZ2o4jTivYSnHk3xwUitTBTgmYYHtJLD8g2d4BszXLmKkXxgfDqAkLN6BpA6Sukkwq4WQ2RRCKrDH93HQAh',
  })
  readonly signature!: string;
}

/** A stop that was taken note of: nothing is sent any more. */
export class StoppedDto {
  /** The request was taken. */
  @ApiProperty({ example: 'stopped' })
  readonly status!: 'stopped';

  /** What is stopped. */
  @ApiProperty({ example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly execution_id!: string;

  /** Its status now; it becomes `Stopped` once nothing is in flight. */
  @ApiProperty({ example: 'Running' })
  readonly execution_status!: string;

  /** Of the state after the request. */
  @ApiProperty({ type: 'integer', example: 7 })
  readonly revision!: number;

  /** What may still land: its outcome is awaited, and its step in the status then tells it. */
  @ApiProperty({ type: InFlightDto, nullable: true })
  readonly in_flight!: InFlightDto | null;

  /** Where to look next. */
  @ApiProperty({ type: ExecutionLinksDto })
  readonly links!: ExecutionLinksDto;
}
