import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../access';
import { ORIGINAL_TAG } from '../common/http';
import { ApiProblems } from '../common/problem-details';
import { AppError, type Reach } from '../domain';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../idempotency';
import { FlowBenchmarks } from '../orchestrator';
import { FlowReader } from '../journal';
import { ApiAccepted } from './dto/api-accepted';
import { BODY_PROBLEMS, FAULT_PROBLEMS, REFUSALS } from './dto/command-problems';
import { ExecuteFlowDto } from './dto/execute-flow.dto';
import { ExecutionAcceptedDto } from './dto/execution-accepted.dto';
import { FLOW_EXAMPLES } from './dto/flow-examples';
import { FlowAcceptor } from './flow-acceptor';
import { toStartCommand } from './to-command';

const PROBLEMS = [
  ...BODY_PROBLEMS,
  ...IDEMPOTENCY_PROBLEMS,
  ...FAULT_PROBLEMS,
  'unknown_agent',
  'bridge_mismatch',
  'benchmark_unreadable',
  ...REFUSALS,
  'overloaded',
] as const;

const BRIDGE_MODE =
  'Plans a prompt, writes the plan as a benchmark file, and runs what is read back from that file: one attempt a step, ' +
  'no recovery strategies. A plan that the file cannot say exactly is refused with `bridge_mismatch`, and nothing runs. ' +
  'The file is kept with the flow; `result.yml_file` is where to fetch it.';

/** Flows by way of a benchmark file. */
@ApiTags('flows')
@Controller()
export class BridgeFlowsController {
  constructor(
    private readonly acceptor: FlowAcceptor,
    private readonly benchmarks: FlowBenchmarks,
    private readonly reader: FlowReader,
  ) {}

  /** Runs what is read back from the benchmark file of the plan: one attempt a step, no recovery strategies. */
  @Post('benchmarks/execute-dynamic')
  @RequiresScope('run')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    summary: 'Run a flow in bridge mode, from a generated benchmark file',
    description: BRIDGE_MODE,
  })
  @ApiBody({ type: ExecuteFlowDto, examples: FLOW_EXAMPLES })
  @ApiAccepted()
  @ApiProblems(...PROBLEMS)
  executeDynamicFlow(
    @Body() body: ExecuteFlowDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    return this.acceptor.accept(toStartCommand(body, 'bridge'), request, reply);
  }

  /** The same under the path that clients of the original use: one attempt a step, no recovery strategies. */
  @ApiTags(ORIGINAL_TAG)
  @Post('benchmarks/execute-bridge')
  @RequiresScope('run')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    summary: 'Run a flow in bridge mode (path of the original)',
    description: BRIDGE_MODE,
  })
  @ApiBody({ type: ExecuteFlowDto, examples: FLOW_EXAMPLES })
  @ApiAccepted()
  @ApiProblems(...PROBLEMS)
  executeBridgeFlow(
    @Body() body: ExecuteFlowDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    return this.executeDynamicFlow(body, request, reply);
  }

  /** The benchmark file that a flow of bridge mode ran from, as it was read. It never changes. */
  @Get('flows/:flow_id/benchmark.yml')
  @RequiresScope('read')
  @ApiOperation({ summary: 'Download the benchmark file of a flow' })
  @ApiParam({ name: 'flow_id', example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  @ApiProduces('text/yaml')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('benchmark_file_not_found')
  async getFlowFile(
    @Param('flow_id') flowId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const yaml = await this.fileOf(callerOf(request).reach, flowId);
    if (yaml !== undefined) {
      void reply.type('text/yaml; charset=utf-8').headers({
        'cache-control': 'private, max-age=31536000, immutable',
        'content-disposition': `inline; filename="${flowId}.yml"`,
      });
      return yaml;
    }
    throw new AppError(
      'benchmark_file_not_found',
      `The flow "${flowId.slice(0, 80)}" has no benchmark file.`,
      {
        suggestion: 'Flows of bridge mode have one: POST /api/v1/benchmarks/execute-dynamic.',
      },
    );
  }
  /** A flow is whose its executions are. */
  private async fileOf(reach: Reach, flowId: string): Promise<string | undefined> {
    const [execution] = await this.reader.executionsOf(reach, flowId);
    return execution === undefined ? undefined : this.benchmarks.find(flowId);
  }
}
