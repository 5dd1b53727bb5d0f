import type { ApiProblem } from '../api/api-problem';

/** Why something was refused, and what to do about it. */
export function ProblemNote({ problem }: { readonly problem: ApiProblem | undefined }) {
  if (problem === undefined) return null;
  const suggestion = problem.problem?.suggestion;
  return (
    <div class="note bad" role="alert">
      <p>{problem.message}</p>
      {suggestion !== undefined && <p class="quiet">{suggestion}</p>}
    </div>
  );
}
