import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../domain';
import type { Agent } from './agent';

/** The agents that the running service has. */
export const AGENTS = Symbol('AGENTS');

/** Finds an agent by name. */
@Injectable()
export class Agents {
  constructor(@Inject(AGENTS) private readonly agents: readonly Agent[]) {}

  /** In the order in which they are offered. */
  names(): readonly string[] {
    return this.agents.map(({ name }) => name);
  }

  /** @throws {AppError} `unknown_agent` */
  get(name: string): Agent {
    const agent = this.agents.find((known) => known.name === name);
    if (agent !== undefined) return agent;
    const names = this.names().join(', ');
    throw new AppError('unknown_agent', `There is no agent "${name.slice(0, 80)}".`, {
      suggestion: `Use one of: ${names}.`,
      errors: [{ field: 'agent', message: `agent must be one of: ${names}` }],
    });
  }
}
