import { Injectable } from '@nestjs/common';
import { type ReadinessFacts, ReadinessIndicator } from './readiness-indicator';

/** Which planner reads prompts? The grammar is part of the process: it is always there. */
@Injectable()
export class PlannerIndicator extends ReadinessIndicator {
  readonly name = 'planner';

  check(): Promise<ReadinessFacts> {
    return Promise.resolve({ kind: 'grammar' });
  }
}
