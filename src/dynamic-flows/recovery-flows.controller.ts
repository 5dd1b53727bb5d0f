import { Body, Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '../common/problem-details';
import { QuestionDesk, Resumption } from '../orchestrator';
import { linksOf } from '../sessions';
import { AnswerDto } from './dto/answer.dto';
import { AnsweredDto } from './dto/answered.dto';
import { ApiAccepted } from './dto/api-accepted';
import { BODY_PROBLEMS, FAULT_PROBLEMS, REFUSALS } from './dto/command-problems';
import { ExecuteRecoveryDto } from './dto/execute-recovery.dto';
import { ExecutionAcceptedDto } from './dto/execution-accepted.dto';
import { ResumedDto } from './dto/resumed.dto';
import { FlowAcceptor } from './flow-acceptor';
import { toStartCommand } from './to-command';
import { toRecoveryConfig } from './to-recovery-config';

/** Commands of recovery mode. */
@ApiTags('recovery')
@Controller()
export class RecoveryFlowsController {
  constructor(
    private readonly questions: QuestionDesk,
    private readonly acceptor: FlowAcceptor,
    private readonly resumption: Resumption,
  ) {}

  /**
   * Plans a prompt and runs it in memory with recovery: retries, other ways, and questions to a person, as
   * `recovery_config` allows. Each failed attempt and each decision is in the status and in the journal.
   */
  @Post('benchmarks/execute-recovery')
  @HttpCode(202)
  @ApiOperation({ summary: 'Run a flow in recovery mode' })
  @ApiAccepted()
  @ApiProblems(...BODY_PROBLEMS, 'unknown_agent', ...FAULT_PROBLEMS, ...REFUSALS)
  async executeRecovery(
    @Body() body: ExecuteRecoveryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    const recovery = toRecoveryConfig(body.recovery_config);
    return this.acceptor.accept({ ...toStartCommand(body, 'recovery'), recovery }, request, reply);
  }

  /** Answers the open question of an execution; only the step that asked goes on. */
  @Post('executions/:execution_id/answers')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer a question' })
  @ApiParam({ name: 'execution_id', example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the status that the answer is based on; anything newer refuses the answer.',
  })
  @ApiOkResponse({ type: AnsweredDto })
  @ApiProblems(
    ...BODY_PROBLEMS,
    'execution_not_found',
    'execution_finished',
    'question_not_open',
    'invalid_answer',
    'precondition_failed',
  )
  async answer(
    @Param('execution_id') executionId: string,
    @Body() body: AnswerDto,
    @Headers('if-match') ifMatch?: string,
  ): Promise<AnsweredDto> {
    const { question_id: questionId, choice, amount, venue } = body;
    const answer = {
      choice,
      ...(amount !== undefined && { amount: BigInt(amount) }),
      ...(venue !== undefined && { venue }),
    };
    const execution = await this.questions.answer(executionId, { questionId, answer, ifMatch });
    return {
      execution_id: executionId,
      question_id: questionId,
      execution_status: execution.status,
      revision: execution.revision,
      links: linksOf(executionId),
    };
  }

  /**
   * Goes on where an execution ended, as a new execution of the same plan: completed steps keep their results, the failed
   * one and all after it are run. Faults that were ordered are not ordered again.
   */
  @Post('executions/:execution_id/resume')
  @HttpCode(202)
  @ApiOperation({ summary: 'Resume an execution from its failed step' })
  @ApiParam({ name: 'execution_id', example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiAcceptedResponse({ type: ResumedDto })
  @ApiProblems('execution_not_found', 'execution_not_resumable')
  async resume(@Param('execution_id') executionId: string): Promise<ResumedDto> {
    const execution = await this.resumption.resume(executionId);
    return {
      execution_id: execution.executionId,
      resumed_from: executionId,
      kept_steps: execution.steps.filter(({ output }) => output).map(({ stepId }) => stepId),
      status: execution.status,
      links: linksOf(execution.executionId),
    };
  }
}
