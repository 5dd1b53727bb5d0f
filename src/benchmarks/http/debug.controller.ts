import { Controller, Get, Header, Req, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { ApiProblems } from '../../common/problem-details';
import { type ExecutionSnapshot, isActive } from '../../domain';
import { FlowReader } from '../../journal';
import { BenchmarkRunner } from '../benchmark-runner';
import { BenchmarkRuns } from '../benchmark-runs';
import { BenchmarkCatalogue } from '../catalogue';
import { resultView } from './agents.controller';
import { DebugRoutesGuard } from './debug-routes.guard';
import { DebugBenchmarksDto, DebugRowsDto, DebugRunDto } from './dto/catalogue.dto';

/** Benchmarks that are listed. */
const LISTED = 1_000;
const PREVIEW = 50;
const SESSIONS = 10;

/** Rows of the store for whoever looks for a mistake; only with REEV_DEBUG_ROUTES. */
@ApiTags('debug')
@UseGuards(DebugRoutesGuard)
@Controller('debug')
export class DebugController {
  constructor(
    private readonly catalogue: BenchmarkCatalogue,
    private readonly runs: BenchmarkRuns,
    private readonly reader: FlowReader,
    private readonly runner: BenchmarkRunner,
  ) {}

  /** The first 1,000 benchmarks of the catalogue as the store has them. */
  @Get('benchmarks')
  @RequiresScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'List the stored benchmarks' })
  @ApiOkResponse({ type: DebugBenchmarksDto })
  @ApiProblems('not_found')
  async listStoredBenchmarks(): Promise<DebugBenchmarksDto> {
    const benchmarks = (await this.catalogue.list(LISTED)).map(({ id, md5, createdAt, prompt }) => ({
      id: md5,
      prompt_preview: prompt.slice(0, PREVIEW),
      benchmark_name: id,
      created_at: createdAt,
    }));
    return { success: true, count: benchmarks.length, benchmarks };
  }

  /** Runs the first benchmark, so that there is a result to look at. The original made one up. */
  @Get('insert-test-data')
  @RequiresScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Run the first benchmark' })
  @ApiOkResponse({ type: DebugRunDto })
  @ApiProblems('not_found')
  async insertTestData(@Req() request: FastifyRequest): Promise<DebugRunDto> {
    const first = await this.catalogue.first();
    const { owner } = callerOf(request);
    const { executionId } = await this.runner.start(first, { agent: 'deterministic', owner, seed: 0 });
    return { status: 'success', message: `${executionId} runs ${first.id}.` };
  }

  /** Every finished run as the store has it. */
  @Get('agent-performance-raw')
  @RequiresScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'List the finished runs' })
  @ApiOkResponse({ type: DebugRowsDto })
  @ApiProblems('not_found')
  async listPerformanceRows(@Req() request: FastifyRequest): Promise<DebugRowsDto> {
    const runs = await this.runs.newest(callerOf(request).reach, undefined, true);
    const data = runs.map((run) => ({
      ...resultView(run),
      agent_type: run.agent,
      execution_time_ms: Date.parse(run.finished_at ?? run.created_at) - Date.parse(run.created_at),
      flow_log_id: null,
      prompt_md5: run.md5,
      additional_metrics: {},
    }));
    return { count: data.length, data };
  }

  /** The ten newest runs. */
  @Get('execution-sessions')
  @RequiresScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'List the newest sessions' })
  @ApiOkResponse({ type: DebugRowsDto })
  @ApiProblems('not_found')
  async listSessionRows(@Req() request: FastifyRequest): Promise<DebugRowsDto> {
    const runs = await this.runs.newest(callerOf(request).reach, SESSIONS);
    const states = await Promise.all(runs.map((run) => this.reader.snapshot(run.execution_id)));
    const data = states.flatMap((state) => (state ? [sessionOf(state)] : []));
    return { count: data.length, data };
  }
}

function sessionOf(execution: ExecutionSnapshot): object {
  const { executionId, benchmarkId, agent, status, createdAt, finishedAt, score } = execution;
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
  const ended = status === 'Completed' ? 'completed' : 'failed';
  return {
    session_id: executionId,
    benchmark_id: benchmarkId ?? null,
    agent_type: agent,
    interface: 'web',
    start_time: seconds(createdAt),
    end_time: finishedAt === undefined ? null : seconds(finishedAt),
    status: isActive(status) ? 'running' : ended,
    score: score?.score ?? null,
    final_status: score?.verdict ?? null,
  };
}
