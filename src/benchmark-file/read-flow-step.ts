import type { FlowPromptStep } from './benchmark-file';
import type { MemberReader } from './member-reader';

const LAST_STEP = 1_000;
const LONGEST_TIMEOUT_SECONDS = 3_600;
const RESULT_OF = /^step_(\d{1,4})(?:_result)?$/;

/** One item of `flow`. */
export function readFlowStep(members: MemberReader): FlowPromptStep {
  const step = {
    step: members.count('step', 1, LAST_STEP),
    description: members.text('description'),
    prompt: members.text('prompt'),
    critical: members.flag('critical', false),
    ...(members.has('timeout') && { timeoutSeconds: members.count('timeout', 1, LONGEST_TIMEOUT_SECONDS) }),
    dependsOn: readDependencies(members),
  };
  members.end();
  return step;
}

/** `step_1_result`, `step_1`, or the number alone. */
function readDependencies(members: MemberReader): number[] {
  return members.list('depends_on', (item) => {
    const text = typeof item === 'bigint' ? `step_${item}` : item;
    const number = typeof text === 'string' ? RESULT_OF.exec(text)?.[1] : undefined;
    if (number === undefined) members.note('depends_on', 'must name earlier steps, such as step_1_result');
    return Number(number ?? 0);
  });
}
