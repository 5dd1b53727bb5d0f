import { isDeepStrictEqual } from 'node:util';
import type { OfferedReading, ToolCall } from '../domain';
import { describeStep } from './describe-step';
import type { ReadPrompt } from './prompt-reader';
import { saySteps } from './say-steps';

const MOST = 3;

/**
 * Plans that a refused prompt may mean, each in words and as a prompt that was read back as exactly that plan.
 * @param read how a prompt is read
 */
export function offerReadings(
  plans: readonly (readonly ToolCall[])[],
  read: (prompt: string) => ReadPrompt,
): OfferedReading[] {
  const offered: OfferedReading[] = [];
  for (const calls of plans) {
    const prompt = saySteps(calls);
    const again = read(prompt);
    const isSame =
      again.kind === 'steps' &&
      isDeepStrictEqual(
        again.steps.map(({ call }) => call),
        calls,
      );
    if (!isSame || offered.some((one) => one.prompt === prompt)) continue;
    offered.push({ description: calls.map(describeStep).join(', then '), prompt });
    if (offered.length === MOST) break;
  }
  return offered;
}
