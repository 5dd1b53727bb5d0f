import { Injectable } from '@nestjs/common';
import type { ExecutionSnapshot, FlowStep } from '../../domain';
import { Ledger } from '../../ledger';
import { AttemptBuilder } from './attempt-builder';
import { type AttemptResult, notMade, resultOf } from './attempt-result';
import { type AttemptFacts, recordOf } from './attempt-record';
import { AttemptSender } from './attempt-sender';

/** Makes one attempt: prepares, signs, records and sends it. */
@Injectable()
export class AttemptMaker {
  constructor(
    private readonly ledger: Ledger,
    private readonly builder: AttemptBuilder,
    private readonly sender: AttemptSender,
  ) {}

  /** A transaction of several steps counts on what it was quoted, and has the ledger to itself where that is possible. */
  make(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    facts: AttemptFacts,
  ): Promise<AttemptResult> {
    const make = () => this.makeNow(execution, steps, facts);
    return steps.length > 1 ? this.ledger.undisturbed(make) : make();
  }

  private async makeNow(
    execution: ExecutionSnapshot,
    steps: readonly FlowStep[],
    facts: AttemptFacts,
  ): Promise<AttemptResult> {
    const preparation = await this.builder.prepare(execution, steps);
    if (!preparation.ok) return notMade(preparation, facts);
    const { transaction } = preparation.prepared;
    const recorded = recordOf(preparation.prepared, facts);
    const outcome = await this.sender.send(execution, recorded, transaction);
    return outcome === undefined ? { events: [] } : resultOf(execution, steps, recorded, outcome);
  }
}
