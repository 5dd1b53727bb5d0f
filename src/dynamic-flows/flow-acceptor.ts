import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../access';
import { Clock } from '../common/clock';
import { type Answer, answerKeeperOf } from '../idempotency';
import {
  type Accepted,
  type Alongside,
  type KeptCommand,
  StartDesk,
  type StartCommand,
} from '../orchestrator';
import { acceptedHeaders } from '../sessions';
import { callerSignal } from './caller-signal';
import { acceptedFlowView } from './accepted-flow-view';
import type { ExecutionAcceptedDto } from './dto/execution-accepted.dto';

/** Starts flows for clients: answers once the execution is stored, and says where to look. */
@Injectable()
export class FlowAcceptor {
  constructor(
    private readonly starts: StartDesk,
    private readonly clock: Clock,
  ) {}

  /** What it starts is its caller's. @throws {AppError} a refusal of the orchestrator */
  async accept(
    command: Omit<StartCommand, 'owner'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    const { owner } = callerOf(request);
    const mine = { ...command, owner, signal: callerSignal(reply) };
    return this.answer(request, reply, (alongside) => this.starts.start(mine, alongside));
  }

  /** The same for a plan that was kept by whom it is run by. @throws {AppError} a refusal of the orchestrator */
  async acceptKept(
    command: Omit<KeptCommand, 'owner' | 'reach'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ExecutionAcceptedDto> {
    const { owner, reach } = callerOf(request);
    const mine = { ...command, owner, reach };
    return this.answer(request, reply, (alongside) => this.starts.startKept(mine, alongside));
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    start: (alongside: Alongside<Accepted>) => Promise<Accepted>,
  ): Promise<ExecutionAcceptedDto> {
    const receivedAt = this.clock.now();
    const keep = answerKeeperOf(request);
    const accepted = await start((trx, started) => keep(trx, answerOf(started, receivedAt)));
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
