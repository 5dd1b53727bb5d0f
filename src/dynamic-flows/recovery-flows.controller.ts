import { Body, Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresScope, callerOf } from '../access';
import { ApiProblems } from '../common/problem-details';
import type { ExecutionSnapshot } from '../domain';
import {
  type Answer,
  IDEMPOTENCY_PROBLEMS,
  Idempotent,
  REPLAYED_HEADER,
  answerKeeperOf,
} from '../idempotency';
import { AnswerDesk, ResumeDesk } from '../orchestrator';
import { acceptedHeaders, linksOf, pollingView, revisionsOfEtags } from '../sessions';
import { ANSWER_EXAMPLES, AnswerDto } from './dto/answer.dto';
import { AnsweredDto } from './dto/answered.dto';
import { ApiAccepted } from './dto/api-accepted';
import { BODY_PROBLEMS, FAULT_PROBLEMS, REFUSALS } from './dto/command-problems';
import { ExecuteRecoveryDto } from './dto/execute-recovery.dto';
import { ExecutionAcceptedDto } from './dto/execution-accepted.dto';
import { RECOVERY_EXAMPLES } from './dto/flow-examples';
import { ResumedDto } from './dto/resumed.dto';
import { FlowAcceptor } from './flow-acceptor';
import { toAnswer } from './to-answer';
import { toStartCommand } from './to-command';
import { toRecoveryConfig } from './to-recovery-config';

/** Commands of recovery mode. */
@ApiTags('flows')
@Controller()
export class RecoveryFlowsController {
  constructor(
    private readonly answers: AnswerDesk,
    private readonly acceptor: FlowAcceptor,
    private readonly resumes: ResumeDesk,
  ) {}

  /**
   * Plans a prompt and runs it in memory with recovery: retries, other ways, and questions to a person, as
   * `recovery_config` allows. Each failed attempt and each decision is in the status and in the journal.
   */
  @Post('benchmarks/execute-recovery')
  @RequiresScope('run')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ summary: 'Run a flow in recovery mode' })
  @ApiBody({ type: ExecuteRecoveryDto, examples: RECOVERY_EXAMPLES })
  @ApiAccepted()
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...IDEMPOTENCY_PROBLEMS,
    'unknown_agent',
    ...FAULT_PROBLEMS,
    ...REFUSALS,
    'overloaded',
  )
  async executeRecoveryFlow(
    @Body() body: ExecuteRecoveryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    const recovery = toRecoveryConfig(body.recovery_config);
    return this.acceptor.accept({ ...toStartCommand(body, 'recovery'), recovery }, request, reply);
  }

  /** Answers the open question of an execution; only the step that asked goes on. */
  @Post('executions/:execution_id/answers')
  @RequiresScope('run')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Answer a question' })
  @ApiParam({ name: 'execution_id', example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the status that the answer is based on; anything newer refuses the answer.',
  })
  @ApiBody({ type: AnswerDto, examples: ANSWER_EXAMPLES })
  @ApiOkResponse({ type: AnsweredDto, headers: REPLAYED_HEADER })
  @ApiProblems(
    ...BODY_PROBLEMS,
    ...IDEMPOTENCY_PROBLEMS,
    'execution_not_found',
    'execution_finished',
    'question_not_open',
    'invalid_answer',
    'transaction_expired',
    'precondition_failed',
  )
  async answerQuestion(
    @Param('execution_id') executionId: string,
    @Body() body: AnswerDto,
    @Req() request: FastifyRequest,
    @Headers('if-match') ifMatch?: string,
  ): Promise<AnsweredDto> {
    const { question_id: questionId } = body;
    const keep = answerKeeperOf(request);
    const expected = revisionsOfEtags(ifMatch, executionId);
    const command = { questionId, answer: toAnswer(body), expected };
    const execution = await this.answers.answer(callerOf(request).reach, executionId, command, (trx, after) =>
      keep(trx, { status: 200, headers: {}, body: answeredView(after, questionId) }),
    );
    return answeredView(execution, questionId);
  }

  /**
   * Goes on where an execution ended, as a new execution of the same plan: completed steps keep their results, the failed
   * one and all after it are run. Faults that were ordered are not ordered again.
   */
  @Post('executions/:execution_id/resume')
  @RequiresScope('run')
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({ summary: 'Resume an execution from its failed step' })
  @ApiParam({ name: 'execution_id', example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  @ApiAccepted(ResumedDto)
  @ApiProblems(...IDEMPOTENCY_PROBLEMS, 'execution_not_found', 'execution_not_resumable', 'overloaded')
  async resumeExecution(
    @Param('execution_id') executionId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResumedDto> {
    const keep = answerKeeperOf(request);
    const execution = await this.resumes.resume(callerOf(request).reach, executionId, (trx, resumed) =>
      keep(trx, resumedAnswer(executionId, resumed)),
    );
    const { headers, body } = resumedAnswer(executionId, execution);
    void reply.headers(headers);
    return body;
  }
}

function answeredView({ executionId, status, revision }: ExecutionSnapshot, questionId: string): AnsweredDto {
  return {
    execution_id: executionId,
    question_id: questionId,
    execution_status: status,
    revision,
    links: linksOf(executionId),
  };
}

function resumedAnswer(
  resumedFrom: string,
  execution: ExecutionSnapshot,
): Answer & { readonly body: ResumedDto } {
  const { executionId, steps, status, revision } = execution;
  return {
    status: 202,
    headers: acceptedHeaders(execution),
    body: {
      execution_id: executionId,
      resumed_from: resumedFrom,
      kept_steps: steps.filter(({ output }) => output).map(({ stepId }) => stepId),
      status,
      revision,
      links: linksOf(executionId),
      polling: pollingView(execution),
    },
  };
}
