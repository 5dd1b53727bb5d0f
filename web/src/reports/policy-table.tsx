import { causeText, strategyText } from '../words/domain';
import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { useLoaded } from '../api/use-loaded';

/** What is done about which failure, in which order. */
export function PolicyTable() {
  const { value } = useLoaded((signal) => answerOf(api().GET('/api/v1/recovery/policies', { signal })), []);
  if (value === undefined) return null;
  return (
    <section class="block">
      <h2>What is done about which failure</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="What is done about which failure">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">What went wrong</th>
              <th scope="col">In this order</th>
              <th scope="col">For example</th>
            </tr>
          </thead>
          <tbody>
            {value.policies.map(({ error_class, description, strategies, codes }) => (
              <tr key={error_class}>
                <th scope="row" title={description}>
                  {causeText(error_class)}
                </th>
                <td>{strategies.length === 0 ? 'Nothing: the step fails' : inOrder(strategies)}</td>
                <td class="quiet">
                  <code>{codes.slice(0, 3).join(', ')}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** `Another way, then asking a person`. */
function inOrder(strategies: readonly string[]): string {
  const [first = '', ...others] = strategies.map(strategyText);
  return [first, ...others.map((text) => text.toLowerCase())].join(', then ');
}
