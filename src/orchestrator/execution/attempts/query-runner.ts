import { Injectable, Logger } from '@nestjs/common';
import type { Address, Failure, QueryCall, StepOutput } from '../../../domain';
import { LedgerError } from '../../../ledger';
import { ProtocolError, ProtocolRegistry } from '../../../protocols';

export type QueryResult =
  { readonly ok: true; readonly output: StepOutput } | { readonly ok: false; readonly failure: Failure };

/** Runs a step that only reads. */
@Injectable()
export class QueryRunner {
  private readonly logger = new Logger(QueryRunner.name);

  constructor(private readonly protocols: ProtocolRegistry) {}

  async run(wallet: Address, call: QueryCall): Promise<QueryResult> {
    try {
      const report = await this.protocols.queryFor(call.tool).query(wallet, call);
      return { ok: true, output: { kind: 'report', report } };
    } catch (error) {
      if (error instanceof ProtocolError || error instanceof LedgerError)
        return { ok: false, failure: error.failure };
      this.logger.error(error, `${call.tool} could not be answered`);
      return {
        ok: false,
        failure: { code: 'internal_error', message: `reev could not read: ${String(error)}` },
      };
    }
  }
}
