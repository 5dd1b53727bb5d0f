import type { NodeStatus } from './graph-node';

/** A sign for each status, for those who do not see its colour. */
export const STATUS_SIGNS: Readonly<Record<NodeStatus, string>> = {
  pending: '○',
  running: '▶',
  waiting: '◔',
  succeeded: '✓',
  compensated: '↺',
  failed: '✗',
  unknown: '?',
  skipped: '–',
  stopped: '■',
};
