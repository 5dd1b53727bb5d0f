/** Where an execution stands; the spelling is that of the wire. */
export const FLOW_STATUSES = [
  'Queued',
  'Running',
  'AwaitingUser',
  'Completed',
  'Failed',
  'Stopped',
  'Timeout',
] as const;
export type FlowStatus = (typeof FLOW_STATUSES)[number];

/** Nothing will change any more. */
export function isFinished(status: FlowStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Stopped' || status === 'Timeout';
}

/** Nothing happens until a client does something, or its time is over. */
export function needsClient(status: FlowStatus): boolean {
  return status === 'AwaitingUser';
}

/** A worker has it, or will have it without anybody's doing. */
export function isActive(status: FlowStatus): boolean {
  return status === 'Queued' || status === 'Running';
}
