import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { ApiProblems } from '../../common/problem-details';
import { AppError, type Reach, parseAddress } from '../../domain';
import { type ExecutionFilter, ExecutionList, type ListedExecution } from '../execution-list';
import { linksOf } from '../links';
import { ExecutionListDto, ExecutionListQueryDto, type ListedExecutionDto } from './dto/execution-list.dto';
import { cursorAt, positionOf } from './list-cursor';

const DEFAULT_LIMIT = 20;
/** Most characters of a prompt in a list. */
const PROMPT_LENGTH = 120;

/** All executions there are. */
@ApiTags('executions')
@Controller('executions')
export class ExecutionListController {
  constructor(private readonly executions: ExecutionList) {}

  /**
   * Executions, newest first, a page at a time: follow `next` (or the `Link` header) until it is null. Executions that are
   * accepted meanwhile come before the first page and move none of the others.
   */
  @Get()
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'List executions' })
  @ApiOkResponse({
    type: ExecutionListDto,
    headers: {
      Link: {
        description: 'The next page (RFC 8288), unless this is the last',
        schema: { type: 'string', example: '</api/v1/executions?limit=20&cursor=…>; rel="next"' },
      },
    },
  })
  @ApiProblems('invalid_request', 'invalid_wallet', 'invalid_cursor')
  async listExecutions(
    @Query() query: ExecutionListQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionListDto> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const after = cursor === undefined ? undefined : positionOf(cursor);
    const found = await this.executions.list(filterOf(query, callerOf(request).reach), limit + 1, after);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const nextCursor = last ? cursorAt(last) : null;
    const next = nextCursor === null ? null : pathOf(query, nextCursor);
    if (next !== null) void reply.header('link', `<${next}>; rel="next"`);
    return { items: page.map(itemOf), next, next_cursor: nextCursor };
  }
}

/** @throws {AppError} `invalid_wallet` */
function filterOf(query: ExecutionListQueryDto, reach: Reach): ExecutionFilter {
  const { status = [], mode, wallet, flow_id: flowId, benchmark_id: benchmarkId, agent } = query;
  const address = wallet === undefined ? undefined : parseAddress(wallet);
  if (wallet !== undefined && address === undefined)
    throw new AppError('invalid_wallet', 'The wallet must be a base58 address of 32 bytes.', {
      errors: [{ field: 'wallet', message: 'wallet must be a base58 Solana address of 32 bytes' }],
    });
  return {
    reach,
    statuses: status,
    ...(mode && { mode }),
    ...(address && { wallet: address }),
    ...(flowId !== undefined && { flowId }),
    ...(benchmarkId !== undefined && { benchmarkId }),
    ...(agent !== undefined && { agent }),
    ...(query.since !== undefined && { since: timestampOf(query.since) }),
    ...(query.until !== undefined && { until: timestampOf(query.until) }),
  };
}

function timestampOf(text: string): string {
  return new Date(text).toISOString();
}

/** The same question about the next page. */
function pathOf(query: ExecutionListQueryDto, cursor: string): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, string | number | string[] | undefined][])
    if (value !== undefined && name !== 'cursor') parameters.set(name, String(value));
  parameters.set('cursor', cursor);
  return `/api/v1/executions?${parameters.toString()}`;
}

function itemOf(execution: ListedExecution): ListedExecutionDto {
  const { executionId, flowId, mode, status, agent, wallet, progress, revision } = execution;
  return {
    execution_id: executionId,
    flow_id: flowId,
    benchmark_id: execution.benchmarkId ?? flowId,
    mode,
    status,
    agent,
    wallet,
    prompt: shortened(execution.prompt),
    created_at: execution.createdAt,
    started_at: execution.startedAt,
    finished_at: execution.finishedAt,
    progress,
    revision,
    links: linksOf(executionId),
  };
}

function shortened(prompt: string): string {
  const characters = [...prompt];
  return characters.length <= PROMPT_LENGTH ? prompt : `${characters.slice(0, PROMPT_LENGTH - 1).join('')}…`;
}
