import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../common/clock';
import { type Answer, answerKeeperOf } from '../idempotency';
import { type Accepted, Orchestrator, type StartCommand } from '../orchestrator';
import { FIRST_POLL_SECONDS, linksOf } from '../sessions';
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
    const root = `${request.protocol}://${request.host}`;
    const accepted = await this.orchestrator.start(command, (trx, started) =>
      keep(trx, answerOf(started, root, receivedAt)),
    );
    const { headers, body } = answerOf(accepted, root, receivedAt);
    void reply.headers(headers);
    return body;
  }
}

function answerOf(
  { plan, execution }: Accepted,
  root: string,
  receivedAt: number,
): Answer & { readonly body: ExecutionAcceptedDto } {
  const location = root + linksOf(execution.executionId).self;
  return {
    status: 202,
    headers: { location, 'operation-location': location, 'retry-after': String(FIRST_POLL_SECONDS) },
    body: acceptedFlowView(plan, execution, Date.parse(execution.createdAt) - receivedAt),
  };
}
