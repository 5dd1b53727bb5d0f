import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../common/clock';
import { Orchestrator, type StartCommand } from '../orchestrator';
import { linksOf } from '../sessions';
import { acceptedView } from './accepted-view';
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
    const startedAt = this.clock.now();
    const { plan, execution } = await this.orchestrator.start(command);
    const location = `${request.protocol}://${request.host}${linksOf(execution.executionId).self}`;
    void reply.header('location', location).header('operation-location', location).header('retry-after', '1');
    return acceptedView(plan, execution, this.clock.now() - startedAt);
  }
}
