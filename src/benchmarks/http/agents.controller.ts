import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { Agents } from '../../agent';
import { ORIGINAL_TAG } from '../../common/http';
import { ApiProblems } from '../../common/problem-details';
import type { BenchmarkRunRow } from '../../storage';
import { type AgentPerformance, agentPerformance, scoreOf } from '../agent-performance';
import { type AgentSetting, AgentSettings } from '../agent-settings';
import { BenchmarkRuns } from '../benchmark-runs';
import { runNumber } from '../run-number';
import { AgentConfigDto, AgentPerformanceDto, AgentTestDto, RunConfigDto, SavedDto } from './dto/agent.dto';

const BODY_PROBLEMS = [
  'invalid_request',
  'malformed_json',
  'unsupported_media_type',
  'payload_too_large',
] as const;

/** Who can work on benchmarks, and how well they did. */
@ApiTags(ORIGINAL_TAG)
@Controller()
export class AgentsController {
  constructor(
    private readonly agents: Agents,
    private readonly settings: AgentSettings,
    private readonly runs: BenchmarkRuns,
  ) {}

  /** The agents of this service. */
  @Get('agents')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'List the agents' })
  @ApiOkResponse({
    schema: { type: 'array', items: { type: 'string' }, example: ['deterministic', 'baseline'] },
  })
  listAgents(): readonly string[] {
    return this.agents.names();
  }

  /** Finished runs by agent: those that the caller may see. */
  @Get('agent-performance')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show how well agents did' })
  @ApiOkResponse({ type: [AgentPerformanceDto] })
  async getAgentPerformance(@Req() request: FastifyRequest): Promise<AgentPerformanceDto[]> {
    const runs = await this.runs.newest(callerOf(request).reach, undefined, true);
    return agentPerformance(runs).map(viewOf);
  }

  /** Keeps how an agent is reached, in memory, and says whether the agent uses that. */
  @Post('agents/config')
  @RequiresScope('run')
  @HttpCode(200)
  @ApiOperation({ summary: 'Keep how an agent is reached' })
  @ApiOkResponse({ type: SavedDto })
  @ApiProblems(...BODY_PROBLEMS, 'unknown_agent')
  saveAgentSettings(@Body() body: AgentConfigDto, @Req() request: FastifyRequest): SavedDto {
    const message = this.settings.save(callerOf(request).owner, settingOf(body, body.agent_type));
    return { status: 'saved', message };
  }

  /** What was kept, its secrets masked. */
  @Get('agents/config/:agent_type')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show how an agent is reached' })
  @ApiParam({ name: 'agent_type', example: 'deterministic' })
  @ApiOkResponse({ type: AgentConfigDto })
  @ApiProblems('not_found')
  getAgentSettings(@Param('agent_type') agentType: string, @Req() request: FastifyRequest): AgentConfigDto {
    const { apiUrl, apiKey } = this.settings.masked(callerOf(request).owner, agentType);
    return { agent_type: agentType, api_url: apiUrl ?? null, api_key: apiKey ?? null };
  }

  /** Can the agent be used with this configuration? Nothing is called over the network. */
  @Post('agents/test')
  @RequiresScope('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check how an agent is reached' })
  @ApiOkResponse({ type: AgentTestDto })
  @ApiProblems(...BODY_PROBLEMS)
  testAgentSettings(@Body() body: AgentConfigDto): AgentTestDto {
    const names = this.agents.names();
    return names.includes(body.agent_type)
      ? { status: 'success', message: `The ${body.agent_type} agent is part of this service.` }
      : {
          status: 'error',
          message: `There is no agent "${body.agent_type}" here; there is ${names.join(', ')}.`,
        };
  }
}

/** What a client says of an agent. @param agent whom it says it of, unless it names another */
export function settingOf(
  { agent_type, api_url, api_base, api_key }: RunConfigDto,
  agent: string,
): AgentSetting {
  const url = api_url ?? api_base;
  return {
    agentType: agent_type ?? agent,
    ...(typeof url === 'string' && { apiUrl: url }),
    ...(typeof api_key === 'string' && { apiKey: api_key }),
  };
}

function viewOf(performance: AgentPerformance): AgentPerformanceDto {
  const { agent, runs, averageScore, successRate, best, worst } = performance;
  return {
    agent_type: agent,
    total_benchmarks: runs.length,
    average_score: averageScore,
    success_rate: successRate,
    best_benchmarks: [...best],
    worst_benchmarks: [...worst],
    results: runs.map(resultView),
  };
}

/** A finished run as the original shows it. */
export function resultView(run: BenchmarkRunRow) {
  return {
    id: runNumber(run.execution_id),
    session_id: run.execution_id,
    benchmark_id: run.benchmark_id,
    score: scoreOf(run),
    final_status: run.verdict ?? 'Failed',
    timestamp: run.finished_at ?? run.created_at,
  };
}
