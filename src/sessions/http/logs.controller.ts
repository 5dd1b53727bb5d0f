import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { PollingInterceptor } from '../../common/interceptors';
import { ApiProblems } from '../../common/problem-details';
import { type ExecutionSnapshot, isActive, progressOf } from '../../domain';
import { FlowReader } from '../flow-reader';
import { ApiPolled } from './api-polled';
import { ExecutionLogDto, FlowLogDto, TransactionLogDto } from './dto/logs.dto';
import { ExecutionFinder } from './execution-finder';
import { executionTrace } from './execution-trace';
import { durationOf } from './step.view';
import { transactionLog } from './transaction-log';

const ID = {
  name: 'id',
  description: 'An execution id, or a flow id for its newest execution',
  example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203',
};
const EXECUTION_ID = {
  name: 'execution_id',
  required: false,
  description: 'Which execution, instead of the path',
};

/** How many runs of a benchmark are listed. */
const MOST_RUNS = 100;

/** What executions did, as text. */
@ApiTags('logs')
@UseInterceptors(PollingInterceptor)
@Controller()
export class LogsController {
  constructor(
    private readonly finder: ExecutionFinder,
    private readonly reader: FlowReader,
  ) {}

  @Get('execution-logs/:id')
  @ApiOperation({ summary: 'Show what an execution did' })
  @ApiParam(ID)
  @ApiQuery(EXECUTION_ID)
  @ApiPolled()
  @ApiOkResponse({ type: ExecutionLogDto })
  @ApiProblems('execution_not_found')
  async executionLog(
    @Param('id') id: string,
    @Query('execution_id') executionId?: string,
  ): Promise<ExecutionLogDto> {
    const execution = await this.finder.get(executionId ?? id);
    return { ...logHead(execution), trace: executionTrace(execution) };
  }

  @Get('transaction-logs/:id')
  @ApiOperation({ summary: 'Show what the programs logged' })
  @ApiParam(ID)
  @ApiQuery(EXECUTION_ID)
  @ApiPolled()
  @ApiOkResponse({ type: TransactionLogDto })
  @ApiProblems('execution_not_found')
  async transactions(
    @Param('id') id: string,
    @Query('execution_id') executionId?: string,
  ): Promise<TransactionLogDto> {
    const execution = await this.finder.get(executionId ?? id);
    return { ...logHead(execution), transaction_logs: transactionLog(execution) };
  }

  @Get('flow-logs/:id')
  @ApiOperation({ summary: 'List the executions of a flow' })
  @ApiParam(ID)
  @ApiPolled()
  @ApiOkResponse({ type: FlowLogDto })
  @ApiProblems('execution_not_found')
  async flowLog(@Param('id') id: string): Promise<FlowLogDto> {
    const { flowId, benchmarkId } = await this.finder.get(id);
    const ids =
      benchmarkId === undefined
        ? await this.reader.executionsOf(flowId)
        : await this.reader.runsOf(benchmarkId, MOST_RUNS);
    const executions = await Promise.all(ids.map((executionId) => this.reader.snapshot(executionId)));
    return {
      benchmark_id: benchmarkId ?? flowId,
      sessions: executions.flatMap((execution) => (execution ? [sessionOf(execution)] : [])),
    };
  }
}

function sessionOf(execution: ExecutionSnapshot) {
  const { executionId, agent, status } = execution;
  return {
    session_id: executionId,
    agent_type: agent,
    interface: 'web',
    status: status.toLowerCase(),
    is_running: isActive(status),
    progress: progressOf(execution),
    score: execution.score?.score ?? null,
  };
}

function logHead(execution: ExecutionSnapshot) {
  const { session_id, score: _score, ...facts } = sessionOf(execution);
  const { flowId, benchmarkId, status, startedAt, finishedAt } = execution;
  const duration = durationOf(startedAt, finishedAt);
  const result =
    duration === null ? null : { duration_ms: duration, exit_code: status === 'Completed' ? 0 : 1 };
  return {
    benchmark_id: benchmarkId ?? flowId,
    execution_id: session_id,
    ...facts,
    final_status: status,
    result,
  };
}
