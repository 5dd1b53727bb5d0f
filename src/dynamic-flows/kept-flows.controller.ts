import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope } from '../access';
import { ApiProblems } from '../common/problem-details';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../idempotency';
import { DEFAULT_SLIPPAGE_BPS } from '../orchestrator';
import { ApiAccepted } from './dto/api-accepted';
import { ExecuteKeptFlowDto } from './dto/execute-kept-flow.dto';
import type { ExecutionAcceptedDto } from './dto/execution-accepted.dto';
import { FlowAcceptor } from './flow-acceptor';
import { toRecoveryConfig } from './to-recovery-config';

/** Running plans that were kept. */
@ApiTags('flows')
@Controller('flows')
export class KeptFlowsController {
  constructor(private readonly acceptor: FlowAcceptor) {}

  /**
   * Runs a plan that was kept, as it was shown: the prompt is not read again. Amounts that depend on the wallet, quotes and
   * guards are those of the moment at which each step runs.
   */
  @Post(':flow_id/execute')
  @RequiresScope('run')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ summary: 'Run a kept plan' })
  @ApiParam({ name: 'flow_id', example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  @ApiAccepted()
  @ApiProblems(
    'invalid_request',
    'malformed_json',
    'unsupported_media_type',
    'payload_too_large',
    ...IDEMPOTENCY_PROBLEMS,
    'flow_not_found',
    'overloaded',
  )
  executeKeptFlow(
    @Param('flow_id') flowId: string,
    @Body() body: ExecuteKeptFlowDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    const { accept_assumptions: acceptAssumptions = false, slippage_bps, recovery_config } = body;
    const command = {
      flowId,
      agent: 'deterministic',
      acceptAssumptions,
      slippageBps: slippage_bps ?? DEFAULT_SLIPPAGE_BPS,
    };
    if (recovery_config === undefined)
      return this.acceptor.acceptKept({ ...command, mode: 'direct' }, request, reply);
    const recovery = toRecoveryConfig(recovery_config);
    return this.acceptor.acceptKept({ ...command, mode: 'recovery', recovery }, request, reply);
  }
}
