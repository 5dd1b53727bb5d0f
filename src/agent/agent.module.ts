import { Module } from '@nestjs/common';
import { AGENTS, Agents } from './agents';
import { DeterministicAgent } from './deterministic-agent';
import { LanguageModels } from './language-models';
import { ModelMeter } from './model-meter';

const agents = [
  DeterministicAgent,
  { provide: AGENTS, useFactory: (...all: DeterministicAgent[]) => all, inject: [DeterministicAgent] },
];
const models = [LanguageModels, ModelMeter];

/** Who works on prompts: the language models, and the agents of benchmarks. */
@Module({ providers: [...agents, Agents, ...models], exports: [Agents, ...models] })
export class AgentModule {}
