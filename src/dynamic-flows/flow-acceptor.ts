import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../common/clock';
import { type Answer, answerKeeperOf } from '../idempotency';
import { type Accepted, Orchestrator, type StartCommand } from '../orchestrator';
import { acceptedHeaders } from '../sessions';
import { acceptedFlowView } from './accepted-flow-view';
import type { ExecutionAcceptedDto } from './dto/execution-accepted.dto';

/** Starts flows for clients: answers once the execution is stored, and says where to look. */
@Injectable()
export class FlowAcceptor {
  constructor(
    private readonly orchestrator: Orchestrator,
    private readonly clock: Clock,
  ) {}

  /** @throws {AppError} a refusal of the orchestrator */
  async accept(
    command: StartCommand,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    const receivedAt = this.clock.now();
    const keep = answerKeeperOf(request);
    const accepted = await this.orchestrator.start(command, (trx, started) =>
      keep(trx, answerOf(started, receivedAt)),
    );
    const { headers, body } = answerOf(accepted, receivedAt);
    void reply.headers(headers);
    return body;
  }
}

function answerOf(
  { plan, execution }: Accepted,
  receivedAt: number,
): Answer & { readonly body: ExecutionAcceptedDto } {
  return {
    status: 202,
    headers: acceptedHeaders(execution),
    body: acceptedFlowView(plan, execution, Date.parse(execution.createdAt) - receivedAt),
  };
}
