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

  has(...kinds: readonly Mark[]): boolean {
    return this.left.some(({ mark }) => kinds.includes(mark));
  }

  get first(): SpanMark | undefined {
    return this.left[0];
  }
}
