import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../common/clock';
import { ApiProblems } from '../common/problem-details';
import type { ExecutionMode } from '../domain';
import { Orchestrator } from '../orchestrator';
import { linksOf } from '../sessions';
import { acceptedView } from './accepted-view';
import { ExecuteFlowDto, PlanFlowDto } from './dto/execute-flow.dto';
import { ExecutionAcceptedDto } from './dto/execution-accepted.dto';
import { FlowPlanDto } from './dto/flow-plan.dto';
import { StoppedDto } from './dto/stopped.dto';
import { planView } from './plan-view';
import { toPlanCommand, toStartCommand } from './to-command';

const BODY_PROBLEMS = [
  'invalid_request',
  'malformed_json',
  'invalid_wallet',
  'unsupported_media_type',
  'payload_too_large',
] as const;
const REFUSALS = [
  'unsupported_intent',
  'unknown_token',
  'invalid_amount',
  'same_mint',
  'missing_recipient',
  'invalid_recipient',
  'missing_amount',
  'ambiguous',
  'empty_prompt',
  'prompt_too_long',
] as const;

/** Commands: plan, run and stop flows. */
@ApiTags('flows')
@Controller()
export class DynamicFlowsController {
  constructor(
    private readonly orchestrator: Orchestrator,
    private readonly clock: Clock,
  ) {}

  /** Shows what a prompt would do to a wallet. Nothing is stored, nothing moves. */
  @Post('flows/plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Plan a flow without running it' })
  @ApiOkResponse({ type: FlowPlanDto })
  @ApiProblems(...BODY_PROBLEMS, ...REFUSALS)
  async plan(@Body() body: PlanFlowDto): Promise<FlowPlanDto> {
    return planView(await this.orchestrator.plan(toPlanCommand(body)));
  }

  /**
   * Plans a prompt and runs the plan in memory, one attempt a step. Answers as soon as the execution is stored; poll the
   * `Location` for what becomes of it.
   */
  @Post('benchmarks/execute-direct')
  @HttpCode(202)
  @ApiOperation({ summary: 'Run a flow in direct mode' })
  @ApiAcceptedResponse({
    type: ExecutionAcceptedDto,
    headers: {
      Location: { description: 'Absolute URL of the status', schema: { type: 'string', format: 'uri' } },
      'Operation-Location': { description: 'The same', schema: { type: 'string', format: 'uri' } },
      'Retry-After': {
        description: 'Seconds until the first poll is worth while',
        schema: { type: 'integer' },
      },
    },
  })
  @ApiProblems(...BODY_PROBLEMS, 'unknown_agent', ...REFUSALS)
  async executeDirect(
    @Body() body: ExecuteFlowDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    return this.execute(body, 'direct', request, reply);
  }

  /** Stops an execution. A step that is being sent is finished first; nothing is sent after it. */
  @Post('executions/:execution_id/stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop an execution' })
  @ApiParam({ name: 'execution_id', example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiOkResponse({ type: StoppedDto })
  @ApiProblems('execution_not_found', 'execution_finished')
  async stop(@Param('execution_id') executionId: string): Promise<StoppedDto> {
    const execution = await this.orchestrator.stop(executionId, 'A client asked to stop.');
    return { status: 'stopped', execution_id: executionId, execution_status: execution.status };
  }

  /** The same under the path that clients of the original use; `{id}` is not looked at. */
  @Post('benchmarks/:id/stop/:execution_id')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop an execution (path of the original)' })
  @ApiParam({ name: 'id', example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  @ApiParam({ name: 'execution_id', example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiOkResponse({ type: StoppedDto })
  @ApiProblems('execution_not_found', 'execution_finished')
  stopByBenchmark(@Param('execution_id') executionId: string): Promise<StoppedDto> {
    return this.stop(executionId);
  }

  private async execute(
    body: ExecuteFlowDto,
    mode: ExecutionMode,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    const startedAt = this.clock.now();
    const { plan, execution } = await this.orchestrator.start(toStartCommand(body, mode));
    const location = `${request.protocol}://${request.host}${linksOf(execution.executionId).self}`;
    void reply.header('location', location).header('operation-location', location).header('retry-after', '1');
    return acceptedView(plan, execution, this.clock.now() - startedAt);
  }
}
