import type { ActionTool, Alternative } from '../../../domain';

/** The way of an attempt: what the alternatives that are in force come to. */
export interface Course {
  /** Raw units; absent: as the step resolves. */
  readonly amount?: bigint;
  /** The equivalent tool to call; absent: the step's own. */
  readonly tool?: ActionTool;
  /** Where; absent: the venue with the best quote. */
  readonly route?: RouteAlternative;
}

export type RouteAlternative = Extract<Alternative, { kind: 'other_venue' | 'split' | 'through_token' }>;

/** Later choices replace earlier ones of their kind: one route, one amount, one tool. */
export function courseOf(alternatives: readonly Alternative[]): Course {
  return alternatives.reduce<Course>((course, alternative) => {
    switch (alternative.kind) {
      case 'other_venue':
      case 'split':
      case 'through_token':
        return { ...course, route: alternative };
      case 'other_amount':
        return { ...course, amount: alternative.raw };
      case 'equivalent_call':
        return { ...course, tool: alternative.tool };
      default:
        return alternative satisfies never;
    }
  }, {});
}
