import { FAILURE_TEXTS } from '../words/domain';
import type { Schema } from '../api/client';
import { plainSteps } from '../words/plain-steps';

type Status = Schema<'ExecutionStatusDto'>;

/** Why the execution ended without success; nothing while it has not. */
export function FailureNote({ execution }: { readonly execution: Status }) {
  const { failure, status, stop_requested } = execution;
  if (status === 'Stopped')
    return <p class="note">{failure?.message ?? stop_requested ?? 'It was stopped.'}</p>;
  if (failure === null) return null;
  const text = failureText(failure.code);
  return (
    <div class="note bad">
      {text !== undefined && <p class="note-title">{text}</p>}
      <p>
        {plainSteps(failure.message, execution.steps)} <code>{failure.code}</code>
      </p>
    </div>
  );
}

/** What a failure is, with a capital. */
export function failureText(code: string): string | undefined {
  const [, text] = Object.entries(FAILURE_TEXTS).find(([known]) => known === code) ?? [];
  return text === undefined ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}
