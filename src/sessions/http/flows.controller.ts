import { Controller, Get, Param, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PollingInterceptor } from '../../common/interceptors';
import { ApiProblems } from '../../common/problem-details';
import { flowGraph, renderAscii, renderMermaid, renderSvg } from '../diagrams';
import { FlowReader } from '../flow-reader';
import { ApiPolled, POLLED_HEADERS } from './api-polled';
import { BodyCache } from './body-cache';
import { DIAGRAM_TYPES, diagramFormat } from './diagram-format';
import { diagramView } from './diagram.view';
import { DiagramQueryDto, FlowDiagramDto } from './dto/flow-diagram.dto';
import { ExecutionFinder } from './execution-finder';

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
    const format = diagramFormat(query.format, request.headers.accept);
    void reply.type(`${DIAGRAM_TYPES[format]}; charset=utf-8`);
    if (format === 'json') {
      const sessions = await this.reader.executionsOf(execution.flowId);
      return this.bodies.body('diagram', execution, (state) => diagramView(state, sessions));
    }
    return this.bodies.body(format, execution, (state) => {
      const g = flowGraph(state);
      return format === 'svg' ? renderSvg(g).text : format === 'ascii' ? renderAscii(g) : renderMermaid(g);
    });
  }
}
