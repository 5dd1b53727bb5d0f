import { type ExecutionSnapshot, isFinished } from '../../../domain';
import { suggestionFor } from '../../suggestion';
import { type Markup, markup } from '../markup';

/** What to do next about an execution that did not complete, a sentence each. */
export function nextSteps(execution: ExecutionSnapshot): string[] {
  const { steps, mode } = execution;
  const suggestion = suggestionFor(execution);
  const advice = suggestion === undefined ? [] : [suggestion];
  if (mode === 'static') return advice;
  const stays = steps.some(({ status, output }) => status === 'Completed' && output?.kind === 'assets');
  if (steps.some(({ status }) => status === 'Compensated'))
    return [...advice, 'What was undone is not redone until you resume the flow.'];
  return [
    ...advice,
    stays
      ? 'What has landed stays. Resume the flow to go on from there.'
      : 'Nothing has moved. Resume the flow to try again.',
  ];
}

/** Can another execution go on from it? */
export function isResumable({ mode, status }: ExecutionSnapshot): boolean {
  return mode !== 'static' && isFinished(status) && status !== 'Completed';
}

/** A button with a script; without one, what to send. */
export function resumeForm({ executionId }: ExecutionSnapshot): Markup {
  return markup`<form class="resume with-script"><button class="recommended">Resume the flow</button></form>
<details><summary>Resume from the command line</summary>
<pre>curl -X POST "$REEV/api/v1/executions/${executionId}/resume"</pre></details>
`;
}
