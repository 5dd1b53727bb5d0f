import { Injectable } from '@nestjs/common';
import { Database } from '../../storage';
import { type ReadinessFacts, ReadinessIndicator } from './readiness-indicator';

/** Does the store answer a query? */
@Injectable()
export class StoreIndicator extends ReadinessIndicator {
  readonly name = 'store';

  constructor(private readonly database: Database) {
    super();
  }

  async check(): Promise<ReadinessFacts> {
    await this.database.read((db) => db.selectFrom('executions').select('execution_id').limit(1).execute());
    return { kind: this.database.kind };
  }
}
