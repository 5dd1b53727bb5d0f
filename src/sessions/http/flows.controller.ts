import { Controller, Get, Param, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PollingInterceptor } from '../../common/interceptors';
import { ApiProblems } from '../../common/problem-details';
import type { Wire } from '../../common/wire';
import { type ExecutionSnapshot } from '../../domain';
import {
  DIAGRAM_TYPES,
  PAGE_POLICY,
  flowGraph,
  formatOf,
  renderAscii,
  renderHtml,
  renderMermaid,
  renderSvg,
} from '../diagrams';
import { FlowReader } from '../flow-reader';
import { ApiDiagram } from './api-diagram';
import { ApiPolled } from './api-polled';
import { BodyCache } from './body-cache';
import { DiagramQueryDto } from './dto/flow-diagram.dto';
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
   * An execution as a diagram: `?format=` or else `Accept` says in which format, JSON by default. The HTML page follows the
   * execution by itself. `?at=` shows any moment. Takes an execution's id, or a flow's for its newest execution.
   */
  @Get(':session_id')
  @ApiOperation({ summary: 'Draw an execution' })
  @ApiParam({ name: 'session_id', example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiPolled()
  @ApiDiagram()
  @ApiProblems('execution_not_found', 'not_found', 'invalid_request')
  async draw(
    @Param('session_id') id: string,
    @Query() { format, at }: DiagramQueryDto,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const newest = await this.finder.get(id);
    const execution = at === undefined ? newest : await this.finder.getAt(id, at);
    const wanted = format ?? formatOf(headers.accept);
    void reply.type(DIAGRAM_TYPES[wanted]);
    if (wanted === 'html') {
      void reply.header('content-security-policy', PAGE_POLICY);
      return Buffer.from(renderHtml(execution, newest.revision));
    }
    if (wanted !== 'json')
      return this.bodies.body(wanted, execution, (state) => RENDERERS[wanted](flowGraph(state)));
    const sessions = await this.reader.executionsOf(execution.flowId);
    return this.bodies.body('diagram', execution, (state) => diagramView(state, sessions));
  }
}

const RENDERERS = { mermaid: renderMermaid, svg: renderSvg, ascii: renderAscii } as const;

function diagramView(execution: ExecutionSnapshot, sessions: readonly string[]): Wire {
  const { executionId, flowId, revision, status, startedAt, finishedAt } = execution;
  const graph = flowGraph(execution);
  const toolCalls = toolCallViews(execution);
  return {
    session_id: executionId,
    flow_id: flowId,
    diagram: renderMermaid(graph),
    states: graph.nodes.map(({ id, kind, status: state, lines }) => ({ id, kind, status: state, lines })),
    transitions: graph.edges.map(({ from, to, label }) => ({
      from: from ?? null,
      to: to ?? null,
      label: label ?? null,
    })),
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
