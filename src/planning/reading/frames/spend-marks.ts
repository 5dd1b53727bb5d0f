import type { Ratio } from '../../../domain';
import { ratio } from '../text/ratio-arithmetic';
import type { SpanMark } from './span';
import type { Mark } from '../tags/tag';

/** Marks of a span that are still to be spent. */
export class MarkPurse {
  private readonly left: SpanMark[];

  constructor(marks: readonly SpanMark[]) {
    this.left = [...marks];
  }

  /** Takes every mark of the kinds; tells whether there was one. */
  spend(...kinds: readonly Mark[]): boolean {
    const before = this.left.length;
    for (let at = this.left.length - 1; at >= 0; at -= 1) {
      const mark = this.left[at];
      if (mark && kinds.includes(mark.mark)) this.left.splice(at, 1);
    }
    return this.left.length < before;
  }

  /** The parts that a split names, "60/40", where it names as many. */
  ratioOf(count: number): readonly Ratio[] | undefined {
    const named = this.left.find(({ mark, text }) => mark === 'split' && /^\d+(?:\/\d+)+$/.test(text));
    const parts = named?.text.split('/') ?? [];
    return parts.length === count ? parts.map((part) => ratio(BigInt(part), 100n)) : undefined;
  }

  has(...kinds: readonly Mark[]): boolean {
    return this.left.some(({ mark }) => kinds.includes(mark));
  }

  /** What no role has spent; that steps come in the order in which they are said is so anyway. */
  get first(): SpanMark | undefined {
    return this.left.find(({ mark, text }) => mark !== 'respectively' || !/order$/.test(text));
  }
}
