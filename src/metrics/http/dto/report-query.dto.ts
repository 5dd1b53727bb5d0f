import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { REPORT_WINDOWS, type ReportWindow } from '../../../recovery';

export class ReportQueryDto {
  /** The time up to now that the report is about. */
  @ApiPropertyOptional({ enum: REPORT_WINDOWS, default: '24h' })
  @IsOptional()
  @IsIn(REPORT_WINDOWS)
  readonly window?: ReportWindow;
}
