import { Controller, Get, Param, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PollingInterceptor } from '../../common/interceptors';
import { ApiProblems } from '../../common/problem-details';
import type { Wire } from '../../common/wire';
import { type ExecutionSnapshot } from '../../domain';
import { flowGraph, renderMermaid } from '../diagrams';
import { FlowReader } from '../flow-reader';
import { ApiPolled, POLLED_HEADERS } from './api-polled';
import { BodyCache } from './body-cache';
import { DiagramQueryDto, FlowDiagramDto } from './dto/flow-diagram.dto';
import { ExecutionFinder } from './execution-finder';
import { durationOf } from './step.view';
import { toolCallViews } from './tool-call.view';

/** Executions as diagrams. */
@ApiTags('flows')
@UseInterceptors(PollingInterceptor)
@Controller('flows')
export class FlowsController {
  constructor(
    private readonly finder: ExecutionFinder,
    private readonly reader: FlowReader,
    private readonly bodies: BodyCache,
  ) {}

  /**
   * A live state diagram: JSON, or with `?format=mermaid` (or `Accept: text/vnd.mermaid`) the Mermaid text alone. Takes an
   * execution's id, or a flow's for its newest execution.
   */
  @Get(':session_id')
  @ApiOperation({ summary: 'Draw an execution' })
  @ApiParam({ name: 'session_id', example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiProduces('application/json', 'text/vnd.mermaid')
  @ApiPolled()
  @ApiOkResponse({ type: FlowDiagramDto, headers: POLLED_HEADERS })
  @ApiProblems('execution_not_found', 'not_found', 'invalid_request')
  async draw(
    @Param('session_id') id: string,
    @Query() query: DiagramQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const execution = await (query.at === undefined ? this.finder.get(id) : this.finder.getAt(id, query.at));
    if (wantsMermaid(query, request)) {
      void reply.type('text/vnd.mermaid; charset=utf-8');
      return this.bodies.body('mermaid', execution, (state) => renderMermaid(flowGraph(state)));
    }
    const sessions = await this.reader.executionsOf(execution.flowId);
    void reply.type('application/json; charset=utf-8');
    return this.bodies.body('diagram', execution, (state) => diagramView(state, sessions));
  }
}

function wantsMermaid({ format }: DiagramQueryDto, { headers }: FastifyRequest): boolean {
  if (format !== undefined) return format === 'mermaid';
  return /mermaid|text\/plain/.test(headers.accept ?? '');
}

function diagramView(execution: ExecutionSnapshot, sessions: readonly string[]): Wire {
  const { executionId, flowId, revision, status, startedAt, finishedAt } = execution;
  const graph = flowGraph(execution);
  const toolCalls = toolCallViews(execution);
  return {
    session_id: executionId,
    flow_id: flowId,
    diagram: renderMermaid(graph),
    metadata: {
      state_count: graph.nodes.length,
      tool_count: toolCalls.length,
      execution_time_ms: durationOf(startedAt, finishedAt),
      benchmark_id: flowId,
      session_id: executionId,
      revision,
      status,
    },
    sessions,
    tool_count: toolCalls.length,
    tool_calls: toolCalls,
  };
}
