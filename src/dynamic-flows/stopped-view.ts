import { type ExecutionSnapshot, isFinished } from '../domain';
import { linksOf } from '../sessions';
import type { InFlightDto, StoppedDto } from './dto/stopped.dto';

export function stoppedView(execution: ExecutionSnapshot): StoppedDto {
  const { executionId, status, revision } = execution;
  return {
    status: 'stopped',
    execution_id: executionId,
    execution_status: status,
    revision,
    in_flight: inFlight(execution),
    links: linksOf(executionId),
  };
}

/** The attempt that was recorded and of which nobody knows yet what became. */
function inFlight({ status, steps }: ExecutionSnapshot): InFlightDto | null {
  const recorded = steps
    .map(({ attempts }) => attempts.at(-1))
    .find(
      (last) => last?.recorded && (last.ended === undefined || last.ended.outcome === 'unknown'),
    )?.recorded;
  if (recorded === undefined || isFinished(status)) return null;
  const { stepIds, attempt, signature } = recorded;
  return { step_ids: [...stepIds], attempt, signature };
}
