import type { ExecutionSnapshot } from '../../../domain';

/** What is around the state that is drawn. */
export interface Surroundings {
  /** The revision up to which the execution went on; absent: the state is its newest. */
  readonly newest: number | undefined;
  /** Executions of the same flow, newest first; empty unless the format shows the flow. */
  readonly sessions: readonly string[];
  /** Names of the other formats. */
  readonly otherFormats: readonly string[];
}

/** One form in which an execution can be drawn. */
export interface DiagramFormat {
  /** Its media type. */
  readonly type: string;
  /** What the entity tag says besides the state. */
  readonly tag: string;
  /** What it may do in a browser, as a content security policy. */
  readonly policy?: string;
  /** A text as the documentation shows it; absent: it is data, documented member by member. */
  readonly example?: string;
  /** The state alone, its place among the moments of the execution, or also the other executions of the flow. */
  readonly shows: 'state' | 'moment' | 'flow';
  /** A text, or data that becomes JSON. */
  readonly draw: (execution: ExecutionSnapshot, around: Surroundings) => unknown;
}
