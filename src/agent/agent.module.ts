import { Module } from '@nestjs/common';
import { AGENTS, Agents } from './agents';
import { DeterministicAgent } from './deterministic-agent';

const agents = [
  DeterministicAgent,
  { provide: AGENTS, useFactory: (...all: DeterministicAgent[]) => all, inject: [DeterministicAgent] },
];

/** Who works on prompts of benchmarks. */
@Module({ providers: [...agents, Agents], exports: [Agents] })
export class AgentModule {}
