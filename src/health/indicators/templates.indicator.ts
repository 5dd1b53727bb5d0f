import { Injectable } from '@nestjs/common';
import { TemplateEngine } from '../../templates';
import { type ReadinessFacts, ReadinessIndicator } from './readiness-indicator';

/** How many templates are there, and how well does the cache of the compiled ones do? All were checked at the start. */
@Injectable()
export class TemplatesIndicator extends ReadinessIndicator {
  readonly name = 'templates';

  constructor(private readonly engine: TemplateEngine) {
    super();
  }

  check(): Promise<ReadinessFacts> {
    const { templates, compiled, hits, misses, hitRate } = this.engine.figures;
    return Promise.resolve({ templates, compiled, hits, misses, hit_rate: hitRate });
  }
}
