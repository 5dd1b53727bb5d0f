import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Database } from '../storage';
import { type RecoveryReport, type ReportWindow, foldReport, readReportRows, startOf } from './report';

/** Says how recovery fares: from the store, so the same after a restart and from every replica. */
@Injectable()
export class RecoveryService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async report(window: ReportWindow): Promise<RecoveryReport> {
    const until = this.clock.timestamp();
    const since = startOf(window, this.clock.now());
    const rows = await this.database.read((db) => readReportRows(db, since));
    return { window, since, until, ...foldReport(rows) };
  }
}
