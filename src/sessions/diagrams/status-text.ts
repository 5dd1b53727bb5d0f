import type { FlowStatus } from '../../domain';

const TEXTS: Readonly<Partial<Record<FlowStatus, string>>> = {
  AwaitingUser: 'Waiting for a person',
  Timeout: 'Out of time',
};

/** How a flow stands, for a person. */
export function statusText(status: FlowStatus): string {
  return TEXTS[status] ?? status;
}
