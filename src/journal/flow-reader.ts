import type { ExecutionSnapshot, FlowPlan, JournaledEvent, Reach } from '../domain';

/** Reads executions. What it answers is durable; a recent execution is answered from memory. */
export abstract class FlowReader {
  /** The state now. */
  abstract snapshot(executionId: string): Promise<ExecutionSnapshot | undefined>;

  /** The state now, where it can be told from memory at once; `undefined`: ask for the {@link snapshot}. */
  abstract recent(executionId: string): ExecutionSnapshot | undefined;

  /** The state right after the event of that revision; `undefined` when there is no such execution or revision. */
  abstract snapshotAt(executionId: string, revision: number): Promise<ExecutionSnapshot | undefined>;

  /** The events after revision `since` (default 0: all), oldest first; at most the first `most` of them (default: all). */
  abstract events(executionId: string, since?: number, most?: number): Promise<readonly JournaledEvent[]>;

  abstract plan(flowId: string): Promise<FlowPlan | undefined>;

  /** Executions of a flow that are within reach, newest first. */
  abstract executionsOf(reach: Reach, flowId: string): Promise<readonly string[]>;

  /** Runs of a benchmark that are within reach, newest first, at most `limit`; with `agent`: only its runs. */
  abstract runsOf(
    reach: Reach,
    benchmarkId: string,
    limit: number,
    agent?: string,
  ): Promise<readonly string[]>;

  /** Is there such a benchmark, run or not? */
  abstract isBenchmark(id: string): Promise<boolean>;
}
