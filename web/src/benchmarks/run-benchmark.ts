import { answerOf } from '../api/answer-of';
import { api } from '../api/client';

/** The agent of every service. */
export const AGENT = 'deterministic';

/** Runs a benchmark. @returns the id of its execution @throws {ApiProblem} when the service refuses */
export async function runBenchmark(id: string): Promise<string> {
  const params = { path: { id } };
  const { execution_id } = await answerOf(
    api().POST('/api/v1/benchmarks/{id}/run', { params, body: { agent: AGENT } }),
  );
  return execution_id;
}
