import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../common/problem-details';
import type { ExecutionMode } from '../domain';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../idempotency';
import { Orchestrator } from '../orchestrator';
import { ApiAccepted } from './dto/api-accepted';
import { BODY_PROBLEMS, FAULT_PROBLEMS, REFUSALS } from './dto/command-problems';
import { ExecuteFlowDto, PlanFlowDto } from './dto/execute-flow.dto';
import { ExecutionAcceptedDto } from './dto/execution-accepted.dto';
import { FlowPlanDto } from './dto/flow-plan.dto';
import { StoppedDto } from './dto/stopped.dto';
import { FlowAcceptor } from './flow-acceptor';
import { planView } from './plan-view';
import { toPlanCommand, toStartCommand } from './to-command';

/** Commands: plan, run and stop flows. */
@ApiTags('flows')
@Controller()
export class DynamicFlowsController {
  constructor(
    private readonly orchestrator: Orchestrator,
    private readonly acceptor: FlowAcceptor,
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
  @Idempotent()
  @ApiOperation({ summary: 'Run a flow in direct mode' })
  @ApiAccepted()
  @ApiProblems(...BODY_PROBLEMS, ...IDEMPOTENCY_PROBLEMS, 'unknown_agent', ...FAULT_PROBLEMS, ...REFUSALS)
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
    return this.acceptor.accept(toStartCommand(body, mode), request, reply);
  }
}
