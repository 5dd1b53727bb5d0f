import type { Schema } from '../api/client';
import { EmptyState } from '../parts/empty-state';
import { percent } from '../reports/key-figures';
import { hrefOf } from '../shell/route';

/** The agents by how well they did. */
export function Leaderboard({ agents }: { readonly agents: readonly Schema<'AgentPerformanceDto'>[] }) {
  if (agents.length === 0)
    return (
      <EmptyState title="No benchmark has been run yet">
        <p>Run the suite: the agents appear here with their scores.</p>
      </EmptyState>
    );
  const ranked = [...agents].sort((a, b) => b.average_score - a.average_score);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Leaderboard">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Agent</th>
            <th scope="col">Mean score</th>
            <th scope="col">Succeeded</th>
            <th scope="col">Runs</th>
            <th scope="col">Hardest</th>
          </tr>
        </thead>
        <tbody>
          {ranked.map((agent) => (
            <AgentRow key={agent.agent_type} agent={agent} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AgentRow({ agent }: { readonly agent: Schema<'AgentPerformanceDto'> }) {
  const { agent_type, average_score, success_rate, total_benchmarks, worst_benchmarks } = agent;
  return (
    <tr>
      <th scope="row">{agent_type}</th>
      <td>{percent(average_score)}</td>
      <td>{percent(success_rate)}</td>
      <td>{total_benchmarks}</td>
      <td>
        {worst_benchmarks.slice(0, 2).map((id) => (
          <a key={id} class="hardest" href={hrefOf(['benchmarks', id])}>
            {id}
          </a>
        ))}
      </td>
    </tr>
  );
}
