import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { ModelsConfig } from '../../config';
import { Ledger } from '../../ledger';
import { Tracing } from '../../observability';
import type { Agent } from '../agent';
import { LanguageModels } from '../language-models';
import { ToolCallingAgent } from './tool-calling-agent';

/** An agent for each language model that is configured. */
@Injectable()
export class ModelAgents {
  readonly all: readonly Agent[];

  constructor(models: LanguageModels, config: ModelsConfig, ledger: Ledger, clock: Clock, tracing: Tracing) {
    const around = { config, ledger, clock, tracing };
    this.all = models.all().map((model) => new ToolCallingAgent(model, around));
  }
}
