import { LRUCache } from 'lru-cache';

const HOUR = 3_600_000;
/** Hours that are kept: a week and a little. */
const KEPT = 180;
/** An hour counts as closed when it ended this long ago: whatever is stamped with it is stored by then. */
const MARGIN = 300_000;

/**
 * Reads a span of time hour by hour, so that no single read is long, and each hour that is over only once.
 * @example new HourlyCounts((from, until) => countBetween(from, until)).since(Date.now() - day, Date.now())
 */
export class HourlyCounts<T extends object> {
  private readonly closed = new LRUCache<number, T>({ max: KEPT });

  /** @param read what happened at or after `from` and before `until`, both RFC 3339 */
  constructor(private readonly read: (from: string, until: string) => Promise<T>) {}

  /**
   * What happened at or after `since` up to now, oldest first; the first part may be less than an hour.
   * @param since milliseconds since the Unix epoch, like `now`
   */
  async since(since: number, now: number): Promise<T[]> {
    const parts: T[] = [];
    for (let from = since; from <= now; from = hourAfter(from)) parts.push(await this.part(from, now));
    return parts;
  }

  private async part(from: number, now: number): Promise<T> {
    const until = hourAfter(from);
    const isClosed = from % HOUR === 0 && until <= now - MARGIN;
    const known = isClosed ? this.closed.get(from) : undefined;
    if (known !== undefined) return known;
    const part = await this.read(new Date(from).toISOString(), new Date(until).toISOString());
    if (isClosed) this.closed.set(from, part);
    return part;
  }
}

function hourAfter(time: number): number {
  return (Math.floor(time / HOUR) + 1) * HOUR;
}
