import type { Candidate } from './frame';

/** As many ways to read a run of items as can win. */
export const CHEAPEST = 4;

/** Collects candidates, and tells beyond which cost another one cannot be among the cheapest. */
export class Cheapest {
  private readonly found: Candidate[] = [];
  /** The costs of the cheapest, ascending. */
  private readonly costs: number[] = [];

  get all(): Candidate[] {
    return this.found;
  }

  get bound(): number {
    return this.costs[CHEAPEST - 1] ?? Infinity;
  }

  add(candidate: Candidate | undefined): void {
    if (candidate === undefined) return;
    this.found.push(candidate);
    const at = this.costs.findIndex((cost) => cost > candidate.cost);
    this.costs.splice(at < 0 ? this.costs.length : at, 0, candidate.cost);
    this.costs.length = Math.min(this.costs.length, CHEAPEST);
  }
}
