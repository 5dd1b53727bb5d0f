import { type ExecutionSnapshot, isFinished } from '../../domain';

/** When to ask again. */
export interface PollingAdvice {
  /** Seconds; absent when there is nothing to wait for. */
  readonly intervalSeconds?: number;
  readonly recommendation: string;
}

/** How often an execution that a worker has is worth asking about, by its age: often just after the start, then less. */
export const POLLING_FREQUENCY: readonly {
  readonly belowSeconds: number;
  readonly intervalSeconds: number;
}[] = [
  { belowSeconds: 10, intervalSeconds: 1 },
  { belowSeconds: 60, intervalSeconds: 2 },
  { belowSeconds: 300, intervalSeconds: 5 },
  { belowSeconds: Infinity, intervalSeconds: 10 },
];

/** While it waits for a person nothing happens fast. */
export const AWAITING_USER_SECONDS = 15;

const DONE: PollingAdvice = { recommendation: 'The execution has ended: there is no need to poll.' };

/** @param now milliseconds since the Unix epoch */
export function pollingAdvice(
  { status, createdAt }: Pick<ExecutionSnapshot, 'status' | 'createdAt'>,
  now: number,
): PollingAdvice {
  if (isFinished(status)) return DONE;
  if (status === 'AwaitingUser') {
    return {
      intervalSeconds: AWAITING_USER_SECONDS,
      recommendation: `Waiting for a person: poll every ${AWAITING_USER_SECONDS} seconds.`,
    };
  }
  const age = (now - Date.parse(createdAt)) / 1000;
  const { intervalSeconds } = POLLING_FREQUENCY.find(({ belowSeconds }) => age < belowSeconds) ?? {
    intervalSeconds: 10,
  };
  return {
    intervalSeconds,
    recommendation: `Poll every ${intervalSeconds} seconds; less often as the execution grows older.`,
  };
}

/** The whole table for people, a row each: state, age, interval. */
export function frequencyTable(): readonly (readonly [string, string, string])[] {
  const byAge = POLLING_FREQUENCY.map(({ belowSeconds, intervalSeconds }, index) => {
    const state = index === 0 ? 'queued or running' : '';
    return [state, ageOf(belowSeconds), `${intervalSeconds} s`] as const;
  });
  return [...byAge, ['waiting for a person', 'any', `${AWAITING_USER_SECONDS} s`], ['ended', 'any', 'never']];
}

function ageOf(belowSeconds: number): string {
  if (!Number.isFinite(belowSeconds)) return 'older';
  return belowSeconds < 60 ? `below ${belowSeconds} s` : `below ${belowSeconds / 60} min`;
}
