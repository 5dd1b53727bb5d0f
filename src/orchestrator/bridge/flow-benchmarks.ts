import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Database, type Transaction } from '../../storage';

/** The benchmark files that flows ran from. A file is written once, with its flow, and never changed. */
@Injectable()
export class FlowBenchmarks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param trx in which the flow is kept as well */
  async save(trx: Transaction, flowId: string, yaml: string): Promise<void> {
    const row = { flow_id: flowId, yaml, created_at: this.clock.timestamp() };
    await trx.db.insertInto('flow_benchmarks').values(row).execute();
  }

  /** The text of a flow's file; `undefined` when it has none. */
  async find(flowId: string): Promise<string | undefined> {
    const row = await this.database.read((db) =>
      db.selectFrom('flow_benchmarks').select('yaml').where('flow_id', '=', flowId).executeTakeFirst(),
    );
    return row?.yaml;
  }
}
