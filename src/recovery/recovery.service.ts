import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { HourlyCounts } from '../common/statistics';
import { Database } from '../storage';
import {
  type RecoveryReport,
  type ReportRows,
  type ReportWindow,
  foldReport,
  joinReportRows,
  readReportRows,
  startOf,
} from './report';

/** Says how recovery fares: from the store, so the same after a restart and from every replica. */
@Injectable()
export class RecoveryService {
  private readonly counts: HourlyCounts<ReportRows>;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.counts = new HourlyCounts((from, until) => database.read((db) => readReportRows(db, from, until)));
  }

  async report(window: ReportWindow): Promise<RecoveryReport> {
    const now = this.clock.now();
    const since = startOf(window, now);
    const rows = joinReportRows(await this.counts.since(since, now));
    const span = { since: new Date(since).toISOString(), until: new Date(now).toISOString() };
    return { window, ...span, ...foldReport(rows) };
  }
}
