import type { Schema } from '../api/client';

export type Status = Schema<'ExecutionStatusDto'>['status'];
export type StepStatus = Schema<'StepDto'>['status'];
/** The colours of states, as the style sheet names them. */
export type Tone = 'calm' | 'busy' | 'waiting' | 'good' | 'bad' | 'undone';

export const STATUS_TEXTS: Readonly<Record<Status, string>> = {
  Queued: 'Queued',
  Running: 'Running',
  AwaitingUser: 'Waiting for you',
  Completed: 'Completed',
  Failed: 'Failed',
  Stopped: 'Stopped',
  Timeout: 'Timed out',
};

export const STATUS_TONES: Readonly<Record<Status, Tone>> = {
  Queued: 'calm',
  Running: 'busy',
  AwaitingUser: 'waiting',
  Completed: 'good',
  Failed: 'bad',
  Stopped: 'undone',
  Timeout: 'bad',
};

export const STEP_TEXTS: Readonly<Record<StepStatus, string>> = {
  Pending: 'Not yet',
  Running: 'Running',
  Completed: 'Done',
  Compensated: 'Undone',
  Failed: 'Failed',
  Skipped: 'Skipped',
};

export const STEP_TONES: Readonly<Record<StepStatus, Tone>> = {
  Pending: 'calm',
  Running: 'busy',
  Completed: 'good',
  Compensated: 'undone',
  Failed: 'bad',
  Skipped: 'calm',
};

export const MODE_TEXTS: Readonly<Record<Schema<'ExecutionStatusDto'>['mode'], string>> = {
  direct: 'Direct',
  recovery: 'With recovery',
  bridge: 'Through a file',
  static: 'Benchmark',
};

/** What becomes of a flow when a step fails for good. */
export const ATOMIC_TEXTS: Readonly<Record<Schema<'ExecutionStatusDto'>['atomic_mode'], string>> = {
  strict: 'Undo everything',
  conditional: 'Stop there',
  lenient: 'Carry on',
};

/** Does nothing more happen to it? */
export function hasEnded(status: Status): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped' || status === 'Timeout';
}
