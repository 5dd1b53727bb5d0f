import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../../access';
import { ORIGINAL_TAG } from '../../common/http';
import { ApiProblems } from '../../common/problem-details';
import { AppError, type ExecutionSnapshot, isFinished } from '../../domain';
import { consolidatedView, consolidationStatusView, executionIdIn } from './consolidation.view';
import { ConsolidatedDto, ConsolidationQueryDto, ConsolidationStatusDto } from './dto/consolidation.dto';
import { ExecutionFinder } from './execution-finder';

const EXECUTION = 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203';
const EXECUTION_ID = { name: 'execution_id', example: EXECUTION };

/** Consolidated sessions of the original, read from the journal: an execution has one session here. */
@ApiTags(ORIGINAL_TAG)
@Controller()
export class ConsolidationController {
  constructor(private readonly finder: ExecutionFinder) {}

  /** By the id of the session that the status names, or by that of the execution. */
  @Get('sessions/consolidated/:session_id')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show a consolidated session' })
  @ApiParam({ name: 'session_id', example: EXECUTION })
  @ApiOkResponse({ type: ConsolidatedDto })
  @ApiProblems('execution_not_found', 'not_found')
  async getConsolidatedSession(
    @Param('session_id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<ConsolidatedDto> {
    return consolidated(await this.finder.get(callerOf(request).reach, executionIdIn(id)));
  }

  /** The same by the id of the execution, of a flow or of a benchmark. */
  @Get('executions/:execution_id/consolidated')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show the consolidated session of an execution' })
  @ApiParam(EXECUTION_ID)
  @ApiOkResponse({ type: ConsolidatedDto })
  @ApiProblems('execution_not_found', 'not_found')
  async getConsolidatedExecution(
    @Param('execution_id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<ConsolidatedDto> {
    return consolidated(await this.finder.get(callerOf(request).reach, id));
  }

  /** Whether the execution has ended, and under which id its consolidated session is found. */
  @Get('consolidation/:execution_id/status')
  @RequiresScope('read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Show how far a consolidation is' })
  @ApiParam(EXECUTION_ID)
  @ApiOkResponse({ type: ConsolidationStatusDto })
  @ApiProblems('execution_not_found', 'invalid_request')
  async getConsolidationStatus(
    @Param('execution_id') id: string,
    @Query() query: ConsolidationQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<ConsolidationStatusDto> {
    return consolidationStatusView(
      await this.finder.get(callerOf(request).reach, id),
      query.include_metadata === 'true',
    );
  }
}

function consolidated(execution: ExecutionSnapshot): ConsolidatedDto {
  if (isFinished(execution.status)) return consolidatedView(execution);
  const { executionId, status } = execution;
  throw new AppError('not_found', `${executionId} has not ended: it is ${status}.`, {
    suggestion: `Ask again once /api/v1/consolidation/${executionId}/status says that it is complete.`,
  });
}
