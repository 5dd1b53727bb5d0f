import { Body, Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../access';
import { ORIGINAL_TAG } from '../common/http';
import { ApiProblems } from '../common/problem-details';
import type { ExecutionMode } from '../domain';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../idempotency';
import { FlowPreviewer, StartDesk, StopDesk } from '../orchestrator';
import { revisionsOfEtags } from '../sessions';
import { callerSignal } from './caller-signal';
import { ApiAccepted } from './dto/api-accepted';
import { BODY_PROBLEMS, FAULT_PROBLEMS, REFUSALS } from './dto/command-problems';
import { ExecuteFlowDto, PlanFlowDto } from './dto/execute-flow.dto';
import { ExecutionAcceptedDto } from './dto/execution-accepted.dto';
import { FLOW_EXAMPLES, PLAN_EXAMPLES } from './dto/flow-examples';
import { FlowPlanDto } from './dto/flow-plan.dto';
import { StoppedDto } from './dto/stopped.dto';
import { FlowAcceptor } from './flow-acceptor';
import { planView } from './plan-view';
import { stoppedView } from './stopped-view';
import { slippageOf, toPlanCommand, toStartCommand } from './to-command';

const EXECUTION_ID = { name: 'execution_id', example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' };
const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description: 'The ETag of the status that the request is based on; anything newer refuses it.',
};

/** Commands: plan, run and stop flows. */
@ApiTags('flows')
@Controller()
export class DynamicFlowsController {
  constructor(
    private readonly starts: StartDesk,
    private readonly previewer: FlowPreviewer,
    private readonly acceptor: FlowAcceptor,
    private readonly stops: StopDesk,
  ) {}

  /**
   * Shows what a prompt would do to a wallet: the plan, and each step quoted, simulated on the ledger and held against its
   * guards, by the rules by which it would run. What would fail is shown with its code and refuses nothing. Nothing moves,
   * and nothing is stored unless you ask to keep the plan.
   */
  @Post('flows/plan')
  @RequiresScope('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Plan a flow without running it' })
  @ApiBody({ type: PlanFlowDto, examples: PLAN_EXAMPLES })
  @ApiOkResponse({ type: FlowPlanDto })
  @ApiProblems(...BODY_PROBLEMS, 'not_on_this_ledger', ...REFUSALS)
  async planFlow(
    @Body() body: PlanFlowDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FlowPlanDto> {
    const command = { ...toPlanCommand(body), signal: callerSignal(reply) };
    const plan =
      body.keep === true
        ? await this.starts.planToKeep(command, callerOf(request).owner)
        : await this.starts.plan(command);
    return planView(plan, await this.previewer.preview(plan, slippageOf(body)));
  }

  /**
   * Plans a prompt and runs the plan in memory, one attempt a step. Answers as soon as the execution is stored; poll the
   * `Location` for what becomes of it.
   */
  @Post('benchmarks/execute-direct')
  @RequiresScope('run')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ summary: 'Run a flow in direct mode' })
  @ApiBody({ type: ExecuteFlowDto, examples: FLOW_EXAMPLES })
  @ApiAccepted()
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...IDEMPOTENCY_PROBLEMS,
    'unknown_agent',
    ...FAULT_PROBLEMS,
    ...REFUSALS,
    'overloaded',
  )
  async executeDirectFlow(
    @Body() body: ExecuteFlowDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    return this.execute(body, 'direct', request, reply);
  }

  /**
   * Stops an execution, whether it is queued, running, waiting to try again or waiting for a person. Once this is answered
   * nothing is sent any more; what was sent before (`in_flight`) is looked up to its end. Asking again changes nothing.
   */
  @Post('executions/:execution_id/stop')
  @RequiresScope('run')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop an execution' })
  @ApiParam(EXECUTION_ID)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: StoppedDto })
  @ApiProblems('execution_not_found', 'execution_finished', 'precondition_failed')
  async stopExecution(
    @Param('execution_id') executionId: string,
    @Req() request: FastifyRequest,
    @Headers('if-match') ifMatch?: string,
  ): Promise<StoppedDto> {
    const expected = revisionsOfEtags(ifMatch, executionId);
    const command = { reason: 'A client asked to stop.', expected };
    return stoppedView(await this.stops.stop(callerOf(request).reach, executionId, command));
  }

  /** The same under the path that clients of the original use; `{id}` is not looked at. */
  @ApiTags(ORIGINAL_TAG)
  @Post('benchmarks/:id/stop/:execution_id')
  @RequiresScope('run')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop an execution (path of the original)' })
  @ApiParam({ name: 'id', example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  @ApiParam(EXECUTION_ID)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: StoppedDto })
  @ApiProblems('execution_not_found', 'execution_finished', 'precondition_failed')
  stopBenchmarkRun(
    @Param('execution_id') executionId: string,
    @Req() request: FastifyRequest,
    @Headers('if-match') ifMatch?: string,
  ): Promise<StoppedDto> {
    return this.stopExecution(executionId, request, ifMatch);
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
