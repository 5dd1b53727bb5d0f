import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import type { Agent } from './agent';
import { AGENTS, Agents } from './agents';
import { DeterministicAgent } from './deterministic-agent';
import { LanguageModels } from './language-models';
import { LearnedAgent } from './learned/learned-agent';
import { ModelMeter } from './model-meter';
import { ModelAgents } from './tool-calling/model-agents';

const models = [LanguageModels, ModelMeter];
const agents = [
  DeterministicAgent,
  LearnedAgent,
  ModelAgents,
  {
    provide: AGENTS,
    useFactory: (deterministic: Agent, learned: Agent, { all }: ModelAgents) => [
      deterministic,
      learned,
      ...all,
    ],
    inject: [DeterministicAgent, LearnedAgent, ModelAgents],
  },
];

/** Who works on prompts: the language models, and the agents of benchmarks. */
@Module({ imports: [LedgerModule], providers: [...agents, Agents, ...models], exports: [Agents, ...models] })
export class AgentModule {}
