import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { ORIGINAL_TAG } from '../../common/http';
import { Polled } from '../../common/polling';
import { ApiProblems } from '../../common/problem-details';
import type { ExecutionSnapshot, Reach } from '../../domain';
import { FlowReader } from '../../journal';
import { ApiPolled, POLLED_HEADERS } from './api-polled';
import { ExecutionLogDto, FlowLogDto, LogQueryDto, TransactionLogDto } from './dto/logs.dto';
import { ExecutionFinder } from './execution-finder';
import { emptyTransactionLog, executionLogView, sessionView, transactionLogView } from './log.views';
import { TraceWriter } from './trace/trace-writer';

const ID = {
  name: 'id',
  description: 'An execution id; or a flow or benchmark id for its newest execution',
  example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203',
};
const FLOW_ID = { ...ID, description: 'A flow or benchmark id, or the id of one of its executions' };

/** How many runs of a benchmark are listed. */
const MOST_RUNS = 100;

/** What executions did, as text. */
@ApiTags('executions')
@Controller()
export class LogsController {
  constructor(
    private readonly finder: ExecutionFinder,
    private readonly reader: FlowReader,
    private readonly traces: TraceWriter,
  ) {}

  /** What happened, step by step and attempt by attempt, as a tree of text. */
  @ApiTags(ORIGINAL_TAG)
  @Get('execution-logs/:id')
  @RequiresScope('read')
  @ApiOperation({ summary: 'Show what an execution did' })
  @ApiParam(ID)
  @Polled()
  @ApiPolled()
  @ApiOkResponse({ type: ExecutionLogDto, headers: POLLED_HEADERS })
  @ApiProblems('execution_not_found')
  async getExecutionLog(
    @Param('id') id: string,
    @Query() { execution_id: executionId }: LogQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<ExecutionLogDto> {
    const execution = await this.finder.get(callerOf(request).reach, executionId ?? id);
    return executionLogView(execution, await this.traces.trace(execution));
  }

  /** What the programs logged in every transaction, as a tree of text; of a benchmark that was never run: that. */
  @Get('transaction-logs/:id')
  @RequiresScope('read')
  @ApiOperation({ summary: 'Show what the programs logged' })
  @ApiParam(ID)
  @Polled()
  @ApiPolled()
  @ApiOkResponse({ type: TransactionLogDto, headers: POLLED_HEADERS })
  @ApiProblems('execution_not_found')
  async getTransactionLog(
    @Param('id') id: string,
    @Query() { execution_id: executionId }: LogQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<TransactionLogDto> {
    const { reach } = callerOf(request);
    const execution =
      executionId === undefined ? await this.newestOf(reach, id) : await this.finder.get(reach, executionId);
    if (execution === undefined) return emptyTransactionLog(id);
    return transactionLogView(execution, await this.traces.trace(execution));
  }

  /** The executions of a flow, or the newest hundred of a benchmark, newest first, and what the newest did. */
  @ApiTags(ORIGINAL_TAG)
  @Get('flow-logs/:id')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'List the executions of a flow' })
  @ApiParam(FLOW_ID)
  @ApiOkResponse({ type: FlowLogDto })
  @ApiProblems('execution_not_found')
  async getFlowLog(@Param('id') id: string, @Req() request: FastifyRequest): Promise<FlowLogDto> {
    const { reach } = callerOf(request);
    const newest = await this.newestOf(reach, id);
    if (newest === undefined) return { benchmark_id: id, sessions: [], trace: '' };
    const runs = await this.alongside(reach, newest);
    return {
      benchmark_id: newest.benchmarkId ?? newest.flowId,
      sessions: runs.map(sessionView),
      trace: await this.traces.trace(newest),
    };
  }

  /** `undefined` for a benchmark that was never run; @throws {AppError} `execution_not_found` for anything unknown */
  private async newestOf(reach: Reach, id: string): Promise<ExecutionSnapshot | undefined> {
    const execution = await this.finder.find(reach, id);
    if (execution !== undefined || (await this.reader.isBenchmark(id))) return execution;
    return this.finder.get(reach, id);
  }

  /** The executions of the same flow or benchmark. */
  private async alongside(
    reach: Reach,
    { flowId, benchmarkId }: ExecutionSnapshot,
  ): Promise<ExecutionSnapshot[]> {
    const ids =
      benchmarkId === undefined
        ? await this.reader.executionsOf(reach, flowId)
        : await this.reader.runsOf(reach, benchmarkId, MOST_RUNS);
    const executions = await Promise.all(ids.map((id) => this.reader.snapshot(id)));
    return executions.flatMap((execution) => execution ?? []);
  }
}
