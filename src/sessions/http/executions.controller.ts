import { Controller, Get, Header, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { ORIGINAL_TAG } from '../../common/http';
import { Polled } from '../../common/polling';
import { ApiProblems } from '../../common/problem-details';
import { AppError, type ExecutionSnapshot } from '../../domain';
import { FlowReader } from '../../journal';
import { ApiEventStream } from './api-event-stream';
import { ApiPolled, POLLED_HEADERS } from './api-polled';
import { BodyCache, STATUS_VIEWS } from './body-cache';
import { EventsQueryDto, ExecutionEventsDto } from './dto/execution-events.dto';
import { ExecutionStatusDto } from './dto/execution-status.dto';
import { NewestQueryDto } from './dto/newest-query.dto';
import { QuestionsDto } from './dto/questions.dto';
import { OriginalStatusDto } from './dto/original-status.dto';
import { EventStreamResponder } from './event-stream-responder';
import { ExecutionFinder } from './execution-finder';
import { executionStatusView } from './execution-status.view';
import { isOf } from './is-of';
import { journaledEventView } from './journaled-event.view';
import { originalStatusView } from './original-status.view';
import { questionsView } from './questions.view';
import { TraceWriter } from './trace/trace-writer';
import { wantsStream } from './wants-stream';

const JSON_TYPE = 'application/json; charset=utf-8';
const EXECUTION_ID = { name: 'execution_id', example: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' };
const FLOW_ID = { name: 'id', example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' };

/** Where executions stand, made to be polled. */
@ApiTags('executions')
@Controller()
export class ExecutionsController {
  constructor(
    private readonly finder: ExecutionFinder,
    private readonly reader: FlowReader,
    private readonly bodies: BodyCache,
    private readonly streams: EventStreamResponder,
    private readonly traces: TraceWriter,
  ) {}

  /** The status of an execution. */
  @Get('executions/:execution_id')
  @RequiresScope('read')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Poll an execution' })
  @ApiParam(EXECUTION_ID)
  @Polled()
  @ApiPolled()
  @ApiOkResponse({ type: ExecutionStatusDto, headers: POLLED_HEADERS })
  @ApiProblems('execution_not_found')
  async getExecutionStatus(
    @Param('execution_id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<Buffer> {
    const { reach } = callerOf(request);
    return this.bodies.body(STATUS_VIEWS.own, await this.finder.get(reach, id), executionStatusView);
  }

  /** The status under the path of the original, with what its clients read. `{id}` is the id of the flow or benchmark, or `dynamic-flow`. */
  @ApiTags(ORIGINAL_TAG)
  @Get('benchmarks/:id/status/:execution_id')
  @RequiresScope('read')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Poll an execution (path of the original)' })
  @ApiParam(FLOW_ID)
  @ApiParam(EXECUTION_ID)
  @Polled()
  @ApiPolled()
  @ApiOkResponse({ type: OriginalStatusDto, headers: POLLED_HEADERS })
  @ApiProblems('execution_not_found')
  async getBenchmarkRunStatus(
    @Param('id') id: string,
    @Param('execution_id') executionId: string,
    @Req() request: FastifyRequest,
  ): Promise<Buffer> {
    const execution = await this.finder.get(callerOf(request).reach, executionId);
    if (!isOf(execution, id)) {
      throw new AppError(
        'execution_not_found',
        `Execution ${executionId} does not belong to ${id.slice(0, 80)}.`,
        {
          suggestion: `Use ${execution.flowId}, or /api/v1/executions/${execution.executionId}.`,
        },
      );
    }
    return this.originalStatus(execution);
  }

  /** The newest execution of a flow, or the newest run of a benchmark. */
  @ApiTags(ORIGINAL_TAG)
  @Get('benchmarks/:id/status')
  @RequiresScope('read')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Poll the newest execution of a flow or benchmark' })
  @ApiParam(FLOW_ID)
  @Polled()
  @ApiPolled()
  @ApiOkResponse({ type: OriginalStatusDto, headers: POLLED_HEADERS })
  @ApiProblems('execution_not_found')
  async getNewestRunStatus(
    @Param('id') id: string,
    @Query() { agent }: NewestQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Buffer> {
    const newest = await this.finder.get(callerOf(request).reach, id, agent);
    return this.originalStatus(newest);
  }

  /** What a person is asked; answer with `POST /executions/{execution_id}/answers`. */
  @Get('executions/:execution_id/questions')
  @RequiresScope('read')
  @ApiOperation({ summary: 'Read the questions of an execution' })
  @ApiParam(EXECUTION_ID)
  @Polled()
  @ApiPolled()
  @ApiOkResponse({ type: QuestionsDto, headers: POLLED_HEADERS })
  @ApiProblems('execution_not_found')
  async listExecutionQuestions(
    @Param('execution_id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<QuestionsDto> {
    return questionsView(await this.finder.get(callerOf(request).reach, id));
  }

  /**
   * The journal: everything that happened, in order. With `Accept: text/event-stream` as server-sent events: first what
   * happened after `Last-Event-ID` (or `since`), then what happens; `id` is the revision, `event` the type, `data` the
   * event as in the JSON. The stream ends with the execution; who connects again after that gets 204.
   */
  @Get('executions/:execution_id/events')
  @RequiresScope('read')
  @ApiOperation({ summary: 'Read or follow the journal of an execution' })
  @ApiParam(EXECUTION_ID)
  @Polled()
  @ApiPolled()
  @ApiEventStream()
  @ApiProblems('execution_not_found', 'invalid_request')
  async listExecutionEvents(
    @Param('execution_id') id: string,
    @Query() query: EventsQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionEventsDto | StreamableFile | undefined> {
    const execution = await this.finder.get(callerOf(request).reach, id);
    const { since } = query;
    if (wantsStream(request)) {
      const lastEventId = request.headers['last-event-id']?.toString();
      return this.streams.respond(execution, { lastEventId, since }, reply);
    }
    const { executionId, revision } = execution;
    const events = await this.reader.events(executionId, since ?? 0);
    return { execution_id: executionId, revision, events: events.map(journaledEventView) };
  }

  private originalStatus(execution: ExecutionSnapshot): Promise<Buffer> {
    return this.bodies.body(STATUS_VIEWS.original, execution, async (state) =>
      originalStatusView(state, await this.traces.trace(state)),
    );
  }
}
