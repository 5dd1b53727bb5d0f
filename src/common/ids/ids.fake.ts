import { Ids } from './ids';

/** Identifiers counted from 1, for tests. */
export class CountingIds extends Ids {
  private count = 0;

  next(prefix: string): string {
    this.count += 1;
    return `${prefix}-${String(this.count).padStart(4, '0')}`;
  }
}
