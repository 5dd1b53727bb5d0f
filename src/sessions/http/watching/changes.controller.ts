import { Controller, Get, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../../access';
import { HeldRequests } from '../../../common/http';
import { ApiProblems } from '../../../common/problem-details';
import type { Reach } from '../../../domain';
import { ChangesDto, ChangesQueryDto } from '../dto/changes.dto';
import { STREAM_HEADERS, heldStream } from '../held-stream';
import { wantsStream } from '../wants-stream';
import { ChangeStream, changeView } from './change-stream';
import { type WatchList, readWatchList } from './read-watch-list';

const CHANGE = '{"execution_id":"direct-0198…","revision":9,"status":"Completed","is_finished":true}';
const DESCRIPTION =
  'Which of these executions are past the revisions that the client has. With `Accept: text/event-stream` one stream ' +
  'tells it of all of them, now and whenever one changes (`changed`; `gone` for one that does not exist), and ends when ' +
  'all have ended: a browser has few connections for a host, so its tabs share it.';

/** Watches many executions over one connection. */
@ApiTags('executions')
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly stream: ChangeStream,
    private readonly held: HeldRequests,
  ) {}

  /** Where executions stand, as JSON or as a stream. */
  @Get()
  @RequiresScope('read')
  @ApiOperation({ summary: 'Watch many executions at once', description: DESCRIPTION })
  @ApiExtraModels(ChangesDto)
  @ApiOkResponse({
    description: 'The changes; with `Accept: text/event-stream` the stream of them.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ChangesDto) } },
      'text/event-stream': { schema: { type: 'string' }, example: `event: changed\ndata: ${CHANGE}\n\n` },
    },
  })
  @ApiProblems('invalid_request')
  async watchExecutions(
    @Query() { executions }: ChangesQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangesDto | StreamableFile> {
    const list = readWatchList(executions);
    const { reach } = callerOf(request);
    void reply.headers(STREAM_HEADERS);
    if (wantsStream(request))
      return heldStream(this.held, reply, (signal) => this.stream.after(reach, list, signal));
    return this.changesNow(reach, list);
  }

  private async changesNow(reach: Reach, list: WatchList): Promise<ChangesDto> {
    const found = await Promise.all(
      [...list].map(async ([id, known]) => ({ id, known, execution: await this.stream.within(reach, id) })),
    );
    return {
      changed: found.flatMap(({ execution, known }) =>
        execution !== undefined && execution.revision > known ? [changeView(execution)] : [],
      ),
      gone: found.filter(({ execution }) => execution === undefined).map(({ id }) => id),
    };
  }
}
