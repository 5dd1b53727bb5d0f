/** Where an execution's views and commands are, below the service's root. */
export interface ExecutionLinks {
  readonly self: string;
  readonly events: string;
  readonly diagram: string;
  readonly transactions: string;
  readonly stop: string;
}

const PREFIX = '/api/v1';

export function linksOf(executionId: string): ExecutionLinks {
  return {
    self: `${PREFIX}/executions/${executionId}`,
    events: `${PREFIX}/executions/${executionId}/events`,
    diagram: `${PREFIX}/flows/${executionId}`,
    transactions: `${PREFIX}/transaction-logs/${executionId}`,
    stop: `${PREFIX}/executions/${executionId}/stop`,
  };
}
