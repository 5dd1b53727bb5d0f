import { Injectable } from '@nestjs/common';
import { Database } from '../../storage';
import { type ReadinessFacts, ReadinessIndicator } from './readiness-indicator';

/** Does the store answer, and take work? */
@Injectable()
export class StoreIndicator extends ReadinessIndicator {
  readonly name = 'store';

  constructor(private readonly database: Database) {
    super();
  }

  async check(): Promise<ReadinessFacts> {
    await this.database.check();
    return { kind: this.database.kind };
  }
}
