import { Injectable, Logger } from '@nestjs/common';
import {
  type ExecutionMode,
  type ExecutionScore,
  type ExecutionSnapshot,
  type FlowEvent,
  endsExecution,
} from '../../domain';

/** Says what an execution was worth, from the state that it ends in. */
export interface ExecutionJudge {
  judge(execution: ExecutionSnapshot): Promise<ExecutionScore>;
}

/** Lets whoever runs benchmarks score them, so that the score is durable together with the end. */
@Injectable()
export class ExecutionJudges {
  private readonly logger = new Logger(ExecutionJudges.name);
  private readonly judges = new Map<ExecutionMode, ExecutionJudge>();

  /** Every execution of that mode is judged from now on. */
  register(mode: ExecutionMode, judge: ExecutionJudge): void {
    this.judges.set(mode, judge);
  }

  /**
   * The events with the score before the end, when there is an end and a judge. An execution ends even when it cannot be
   * judged; it has no score then.
   * @param stateAfter the state that the events lead to
   */
  async scored(
    events: readonly FlowEvent[],
    stateAfter: (events: readonly FlowEvent[]) => ExecutionSnapshot,
  ): Promise<readonly FlowEvent[]> {
    const end = events.findIndex(endsExecution);
    if (end < 0 || this.judges.size === 0) return events;
    const state = stateAfter(events);
    const judge = this.judges.get(state.mode);
    if (judge === undefined) return events;
    try {
      const score = await judge.judge(state);
      return [...events.slice(0, end), { type: 'execution_scored', score }, ...events.slice(end)];
    } catch (error) {
      this.logger.error(error, `${state.executionId} could not be scored`);
      return events;
    }
  }
}
