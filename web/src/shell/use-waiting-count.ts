import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { useLoaded } from '../api/use-loaded';

/** Beyond this, how many there are matters no more. */
const MAX_COUNTED = 20;
const EVERY_MS = 5_000;

/** How many executions wait for a person: a figure, `20+`, or empty for none. */
export function useWaitingCount(): string {
  const { value } = useLoaded(
    async (signal) => {
      const query = { status: ['AwaitingUser' as const], limit: MAX_COUNTED };
      return answerOf(api().GET('/api/v1/executions', { params: { query }, signal }));
    },
    [],
    EVERY_MS,
  );
  if (value === undefined || value.items.length === 0) return '';
  return value.next_cursor === null ? String(value.items.length) : `${MAX_COUNTED}+`;
}
