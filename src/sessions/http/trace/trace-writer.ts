import { Injectable } from '@nestjs/common';
import type { ExecutionSnapshot } from '../../../domain';
import { type Instruction, Ledger } from '../../../ledger';
import { executionTrace } from './execution-trace';

/** Writes executions as text, with the instructions as they stand in the signed transactions that the ledger keeps. */
@Injectable()
export class TraceWriter {
  constructor(private readonly ledger: Ledger) {}

  async trace(execution: ExecutionSnapshot): Promise<string> {
    const signatures = new Set(
      execution.steps.flatMap(({ attempts }) =>
        attempts.flatMap(({ recorded }) => (recorded === undefined ? [] : [recorded.signature])),
      ),
    );
    const found = await Promise.all([...signatures].map((signature) => this.sent(signature)));
    return executionTrace(execution, new Map(found.flat()));
  }

  private async sent(signature: string): Promise<(readonly [string, readonly Instruction[]])[]> {
    const instructions = await this.ledger.sentInstructions(signature);
    return instructions === undefined ? [] : [[signature, instructions]];
  }
}
