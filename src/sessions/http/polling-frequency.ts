import { type ExecutionSnapshot, type FlowStatus, isFinished } from '../../domain';

/** When to ask again. */
export interface PollingAdvice {
  /** Seconds; absent when there is nothing to wait for. */
  readonly intervalSeconds?: number;
  readonly recommendation: string;
}

/** As long as an execution is younger than that it is worth asking about so often. */
export interface PollingFrequency {
  readonly belowSeconds: number;
  readonly intervalSeconds: number;
}

/** Flows of the sandbox end within a second. */
const AT_FIRST: PollingFrequency = { belowSeconds: 10, intervalSeconds: 1 };

/** When to poll for the first time after an execution was accepted, in seconds. */
export const FIRST_POLL_SECONDS = AT_FIRST.intervalSeconds;

type PolledState = 'queued or running' | 'waiting for a person' | 'ended';

/**
 * How often an execution is worth asking about, by its state and its age: often just after the start, less as it grows
 * older, seldom while it waits for a person, and never when it has ended. Headers, bodies and documents all say this.
 */
export const POLLING_FREQUENCIES: Readonly<Record<PolledState, readonly PollingFrequency[]>> = {
  'queued or running': [
    AT_FIRST,
    { belowSeconds: 60, intervalSeconds: 2 },
    { belowSeconds: 300, intervalSeconds: 5 },
    { belowSeconds: Infinity, intervalSeconds: 10 },
  ],
  'waiting for a person': [{ belowSeconds: Infinity, intervalSeconds: 15 }],
  ended: [],
};

const DONE: PollingAdvice = { recommendation: 'The execution has ended: there is no need to poll.' };

/** @param now milliseconds since the Unix epoch */
export function pollingAdvice(
  { status, createdAt }: Pick<ExecutionSnapshot, 'status' | 'createdAt'>,
  now: number,
): PollingAdvice {
  const state = polledStateOf(status);
  if (state === 'ended') return DONE;
  const age = (now - Date.parse(createdAt)) / 1_000;
  const found = POLLING_FREQUENCIES[state].find(({ belowSeconds }) => age < belowSeconds);
  if (found === undefined) return DONE;
  const { intervalSeconds } = found;
  const every = intervalSeconds === 1 ? 'every second' : `every ${intervalSeconds} seconds`;
  const because = state === 'waiting for a person' ? 'it waits for a person' : 'less often as it grows older';
  return { intervalSeconds, recommendation: `Poll ${every} with If-None-Match; ${because}.` };
}

type Row = readonly [string, string, string];

/** The whole table for people, a row each: state, age, interval. */
export function frequencyTable(): readonly Row[] {
  return Object.entries(POLLING_FREQUENCIES).flatMap(([state, frequencies]): readonly Row[] => {
    if (frequencies.length === 0) return [[state, 'any', 'never']];
    return frequencies.map(({ belowSeconds, intervalSeconds }, index): Row => {
      const age = frequencies.length === 1 ? 'any' : ageOf(belowSeconds);
      return [index === 0 ? state : '', age, `${intervalSeconds} s`];
    });
  });
}

function polledStateOf(status: FlowStatus): PolledState {
  if (isFinished(status)) return 'ended';
  return status === 'AwaitingUser' ? 'waiting for a person' : 'queued or running';
}

function ageOf(belowSeconds: number): string {
  if (!Number.isFinite(belowSeconds)) return 'older';
  return belowSeconds < 60 ? `below ${belowSeconds} s` : `below ${belowSeconds / 60} min`;
}
