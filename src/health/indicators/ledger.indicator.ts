import { Injectable } from '@nestjs/common';
import { Ledger } from '../../ledger';
import { type ReadinessFacts, ReadinessIndicator } from './readiness-indicator';

/** Can transactions be sent? */
@Injectable()
export class LedgerIndicator extends ReadinessIndicator {
  readonly name = 'ledger';

  constructor(private readonly ledger: Ledger) {
    super();
  }

  async check(): Promise<ReadinessFacts> {
    await this.ledger.check();
    return { kind: this.ledger.kind };
  }
}
