import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { Polled } from '../../common/polling';
import { ApiProblems } from '../../common/problem-details';
import { type DiagramFormat, FORMAT_NAMES, type Surroundings, formatOf } from '../diagrams/formats';
import { FlowReader } from '../../journal';
import { ApiDrawn } from './api-drawn';
import { ApiPolled } from './api-polled';
import { BodyCache } from './body-cache';
import { diagramFormat } from './diagram-format';
import { DiagramQueryDto } from './dto/flow-diagram.dto';
import { ExecutionFinder } from './execution-finder';
import { answersFromCache } from './moment-cache';

const DRAWING =
  'An execution as states in the order in which they happened: plan, steps, attempts, waits, other ways, questions, ' +
  'outcome. `?format=` beats `Accept`; without either it is JSON. `html` is a page that follows a running flow by itself ' +
  'and needs nothing from elsewhere. `?at=` shows any earlier revision in every format. Takes the id of an execution, or ' +
  'of a flow for its newest execution. Where API keys are configured, a browser without one is asked for it (401 with a ' +
  'page instead of a problem document).';

/** Executions as diagrams. */
@ApiTags('flows')
@Controller('flows')
export class FlowsController {
  constructor(
    private readonly finder: ExecutionFinder,
    private readonly reader: FlowReader,
    private readonly bodies: BodyCache,
  ) {}

  /** Takes an execution's id, or a flow's for its newest execution. */
  @Get(':session_id')
  @RequiresScope('read')
  @ApiOperation({ summary: 'Draw an execution', description: DRAWING })
  @ApiParam({ name: 'session_id', example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @Polled()
  @ApiPolled()
  @ApiDrawn()
  @ApiProblems('execution_not_found', 'not_found', 'invalid_request')
  async drawExecution(
    @Param('session_id') id: string,
    @Query() { format: named, at }: DiagramQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const { reach } = callerOf(request);
    const newest = await this.finder.get(reach, id);
    const execution = at === undefined ? newest : await this.finder.getAt(reach, newest.executionId, at);
    const format = diagramFormat(named, request.headers.accept);
    const { type, policy, shows, draw } = formatOf(format);
    if (policy !== undefined) void reply.header('content-security-policy', policy);
    if (at !== undefined && answersFromCache(request, reply, { id, execution, newest, format }))
      return undefined;
    const around = {
      newest: at === undefined ? undefined : newest.revision,
      sessions: shows === 'flow' ? await this.reader.executionsOf(reach, execution.flowId) : [],
      otherFormats: [...FORMAT_NAMES.filter((name) => name !== format && name !== 'json'), 'json'],
    };
    void reply.type(`${type}; charset=utf-8`);
    return this.bodies.body(`${format} ${variantOf(shows, around)}`, execution, (state) =>
      draw(state, around),
    );
  }
}

/** What tells apart the drawings of one state in one format. */
function variantOf(shows: DiagramFormat['shows'], { newest, sessions }: Surroundings): string {
  switch (shows) {
    case 'state':
      return 'alone';
    case 'moment':
      return `of ${newest ?? 'now'}`;
    case 'flow':
      return `of ${sessions.length}`;
    default:
      return shows satisfies never;
  }
}
