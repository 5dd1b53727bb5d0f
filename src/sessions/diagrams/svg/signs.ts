import type { GraphNode } from '../graph-node';

/** Signs within a circle of radius 10 around 0, as path data; the shape tells the status without its colour. */
const SIGNS: Readonly<Record<GraphNode['status'], string>> = {
  pending: 'M-3 0H3',
  running: 'M-3 -4.5L5 0L-3 4.5Z',
  waiting: 'M0 -5V0L3.5 2.5',
  succeeded: 'M-4.5 .5L-1.5 3.5L4.5 -3.5',
  compensated: 'M-5 -4V-.5H-1.5M-4.6 -.8A4.8 4.8 0 1 1 -3 3.8',
  failed: 'M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5',
  unknown: 'M-2.5 -2.5C-2.5 -5.5 2.5 -5.5 2.5 -2.5C2.5 -.5 0 -.5 0 1.5M0 4.2V4.6',
  skipped: 'M-4 -3.5L0 0L-4 3.5M1 -3.5L5 0L1 3.5',
  stopped: 'M-3.5 -3.5H3.5V3.5H-3.5Z',
};
const PROMPT = 'M-5 -3.5H5V2.5H0L-3 5V2.5H-5Z';

export function signOf({ kind, status }: Pick<GraphNode, 'kind' | 'status'>): string {
  if (kind === 'prompt') return PROMPT;
  return kind === 'wait' && status === 'succeeded' ? SIGNS.waiting : SIGNS[status];
}
