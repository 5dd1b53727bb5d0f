/** Ends that are remembered. */
const ENDS = 256;
/** Ends before that are forgotten, in milliseconds. */
const WINDOW_MS = 60_000;

/** How fast work ends, measured over the newest {@link ENDS} ends of the last minute. */
export class DrainRate {
  private readonly ends: number[] = [];

  /** @param now milliseconds since the Unix epoch */
  noteEnd(now: number): void {
    this.ends.push(now);
    if (this.ends.length > ENDS) this.ends.shift();
  }

  /**
   * Milliseconds in which so much work ends at the measured rate; `undefined` while nothing is measured.
   * @param now milliseconds since the Unix epoch
   */
  msFor(work: number, now: number): number | undefined {
    while (this.ends[0] !== undefined && this.ends[0] < now - WINDOW_MS) this.ends.shift();
    const [first] = this.ends;
    if (first === undefined) return undefined;
    return (work * Math.max(1, now - first)) / this.ends.length;
  }
}
