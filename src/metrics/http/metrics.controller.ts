import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresScope } from '../../access';
import { ApiProblems } from '../../common/problem-details';
import { RecoveryService, type ReportWindow } from '../../recovery';
import { FlowReportService } from '../report';
import { FlowReportDto } from './dto/flow-report.dto';
import { RecoveryReportDto } from './dto/recovery-report.dto';
import { ReportQueryDto } from './dto/report-query.dto';
import { recoveryReportView } from './recovery-report.view';

const DEFAULT_WINDOW: ReportWindow = '24h';

/** Reports over the last hour, day or week, from the store: the same after a restart and from every replica. */
@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly recovery: RecoveryService,
    private readonly flowReports: FlowReportService,
  ) {}

  /** How often, how fast and by which strategy failed attempts were recovered from. */
  @Get('recovery')
  @RequiresScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show how recovery fares' })
  @ApiOkResponse({ type: RecoveryReportDto })
  @ApiProblems('invalid_request')
  async getRecoveryReport(@Query() query: ReportQueryDto): Promise<RecoveryReportDto> {
    return recoveryReportView(await this.recovery.report(query.window ?? DEFAULT_WINDOW));
  }

  /** How many flows and steps ended how, and how long flows took. */
  @Get('flows')
  @RequiresScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show what flows and steps did' })
  @ApiOkResponse({ type: FlowReportDto })
  @ApiProblems('invalid_request')
  async getFlowReport(@Query() query: ReportQueryDto): Promise<FlowReportDto> {
    const report = await this.flowReports.report(query.window ?? DEFAULT_WINDOW);
    return {
      window: report.window,
      since: report.since,
      ended_flows: report.ended,
      open_flows: report.open,
      duration_ms: report.durationMs,
      flows: report.flows.map(({ durationMs, ...flow }) => ({ ...flow, duration_ms: durationMs })),
      steps: [...report.steps],
      last_updated: report.until,
    };
  }
}
