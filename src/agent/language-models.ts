import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Random } from '../common/random';
import { ModelsConfig } from '../config';
import { Tracing } from '../observability';
import type { LanguageModel } from './language-model';
import { ModelMeter } from './model-meter';
import { OpenAiCompatibleModel } from './openai-compatible';

/** The language models that are configured. */
@Injectable()
export class LanguageModels {
  private readonly models: ReadonlyMap<string, LanguageModel>;

  constructor(
    private readonly config: ModelsConfig,
    clock: Clock,
    random: Random,
    tracing: Tracing,
    meter: ModelMeter,
  ) {
    const around = { clock, random, tracing, meter };
    this.models = new Map(
      config.endpoints.map((endpoint) => [endpoint.name, new OpenAiCompatibleModel(endpoint, around)]),
    );
  }

  /** In the order in which they are offered. */
  names(): readonly string[] {
    return [...this.models.keys()];
  }

  /** In the order in which they are offered. */
  all(): readonly LanguageModel[] {
    return [...this.models.values()];
  }

  find(name: string): LanguageModel | undefined {
    return this.models.get(name);
  }

  /** The model that `planner: "auto"` asks; `undefined`: there is none. */
  planner(): LanguageModel | undefined {
    return this.config.plannerModel === undefined ? undefined : this.find(this.config.plannerModel);
  }
}
