import { Body, Controller, Get, Header, HttpCode, Param, Query, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { Clock } from '../../common/clock';
import { ApiProblems } from '../../common/problem-details';
import type { ExecutionSnapshot } from '../../domain';
import {
  type Answer,
  IDEMPOTENCY_PROBLEMS,
  Idempotent,
  REPLAYED_HEADER,
  answerKeeperOf,
} from '../../idempotency';
import { FlowReader } from '../../journal';
import { acceptedHeaders, acceptedView, originalStatus } from '../../sessions';
import { type AgentSetting, AgentSettings } from '../agent-settings';
import { BenchmarkRunner } from '../benchmark-runner';
import { BenchmarkCatalogue, type ListedBenchmark } from '../catalogue';
import { settingOf } from './agents.controller';
import { BenchmarkListQueryDto, MAX_BENCHMARKS } from './dto/benchmark-list.dto';
import {
  BenchmarkDetailsDto,
  BenchmarkDto,
  type RecentExecutionDto,
  RunAcceptedDto,
  RunBenchmarkDto,
} from './dto/benchmark.dto';

const ID = { name: 'id', example: 'transfer-sol' };
const RECENT = 10;
const RUN_PROBLEMS = [
  'invalid_request',
  'malformed_json',
  'unsupported_media_type',
  'payload_too_large',
  ...IDEMPOTENCY_PROBLEMS,
  'benchmark_not_found',
  'unknown_agent',
  'invalid_benchmark',
  'not_on_this_ledger',
  'overloaded',
] as const;

const ACCEPTED = {
  type: RunAcceptedDto,
  headers: {
    Location: { description: 'Absolute URL of the status', schema: { type: 'string', format: 'uri' } },
    ...REPLAYED_HEADER,
  },
};

/** The catalogue of benchmarks, and running them. */
@ApiTags('benchmarks')
@Controller('benchmarks')
export class BenchmarksController {
  constructor(
    private readonly catalogue: BenchmarkCatalogue,
    private readonly runner: BenchmarkRunner,
    private readonly reader: FlowReader,
    private readonly settings: AgentSettings,
    private readonly clock: Clock,
  ) {}

  /** The benchmarks by id, 100 at a time; the `Link` header leads to the next. */
  @Get()
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'List the benchmarks' })
  @ApiOkResponse({ type: [BenchmarkDto] })
  async listBenchmarks(
    @Query() { limit = MAX_BENCHMARKS, after }: BenchmarkListQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BenchmarkDto[]> {
    const listed = await this.catalogue.list(limit + 1, after);
    const page = listed.slice(0, limit);
    const last = page.at(-1);
    if (last !== undefined && listed.length > limit) void reply.header('link', nextPage(limit, last.id));
    return page.map(listedView);
  }

  /** A benchmark with its newest runs. */
  @Get(':id')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show a benchmark' })
  @ApiParam(ID)
  @ApiOkResponse({ type: BenchmarkDetailsDto })
  @ApiProblems('benchmark_not_found')
  async getBenchmark(@Param('id') id: string, @Req() request: FastifyRequest): Promise<BenchmarkDetailsDto> {
    const entry = await this.catalogue.get(id);
    const ids = await this.reader.runsOf(callerOf(request).reach, id, RECENT);
    const runs = await Promise.all(ids.map((executionId) => this.reader.snapshot(executionId)));
    const recent = runs.flatMap((run) => (run ? [recentOf(run)] : []));
    return {
      ...listedView(entry.file),
      recent_executions: recent,
      latest_execution_id: recent[0]?.execution_id ?? null,
    };
  }

  /** Runs a benchmark on wallets of its own. */
  @Post(':id/run')
  @RequiresScope('run')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ summary: 'Run a benchmark' })
  @ApiParam(ID)
  @ApiAcceptedResponse(ACCEPTED)
  @ApiProblems(...RUN_PROBLEMS)
  async runBenchmark(
    @Param('id') id: string,
    @Body() body: RunBenchmarkDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunAcceptedDto> {
    const receivedAt = this.clock.now();
    const keep = answerKeeperOf(request);
    const setting = this.settingIn(body);
    const { owner } = callerOf(request);
    const by = { agent: body.agent, owner, seed: body.seed ?? 0 };
    const run = await this.runner.start(await this.catalogue.get(id), by, (trx, started) =>
      keep(trx, answerOf(id, started, receivedAt)),
    );
    if (setting) this.settings.save(owner, setting);
    const accepted = answerOf(id, run, receivedAt);
    void reply.headers(accepted.headers);
    return accepted.body;
  }

  /** @throws {AppError} when it cannot be used */
  private settingIn({ config, agent }: RunBenchmarkDto): AgentSetting | undefined {
    const setting = config ? settingOf(config, agent) : undefined;
    if (setting) this.settings.assertUsable(setting);
    return setting;
  }
}

function listedView({ id, description, tags, prompt }: Omit<ListedBenchmark, 'md5' | 'createdAt'>) {
  return { id, name: id, description, tags: [...tags], prompt };
}

function nextPage(limit: number, after: string): string {
  const query = new URLSearchParams({ limit: String(limit), after });
  return `</api/v1/benchmarks?${query.toString()}>; rel="next"`;
}

function recentOf(execution: ExecutionSnapshot): RecentExecutionDto {
  const { executionId, agent, createdAt, score } = execution;
  return {
    execution_id: executionId,
    agent_type: agent,
    status: originalStatus(execution).toLowerCase(),
    created_at: createdAt,
    score: score?.score ?? null,
  };
}

function answerOf(
  id: string,
  run: ExecutionSnapshot,
  receivedAt: number,
): Answer & { readonly body: RunAcceptedDto } {
  return {
    status: 202,
    headers: acceptedHeaders(run),
    body: acceptedRunView(id, run, Date.parse(run.createdAt) - receivedAt),
  };
}

function acceptedRunView(id: string, execution: ExecutionSnapshot, durationMs: number): RunAcceptedDto {
  const { mode, steps } = execution;
  return {
    ...acceptedView(execution, durationMs),
    benchmark_id: id,
    result: { benchmark_id: id, steps_generated: steps.length, execution_mode: mode },
  };
}
