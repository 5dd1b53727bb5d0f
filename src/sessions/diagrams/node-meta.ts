import type { GraphNode } from './graph-node';
import { durationText } from './words';

/** What stands beside a state's title: a status that the title does not tell and that is not plain, and how long it took. */
export function nodeMeta({ kind, status, durationMs }: GraphNode): string {
  const isSaid = status === 'succeeded' || kind === 'attempt' || kind === 'lookup' || kind === 'outcome';
  const isTitle = durationMs === undefined || kind === 'wait' || kind === 'outcome';
  return [...(isSaid ? [] : [status]), ...(isTitle ? [] : [durationText(durationMs)])].join(' · ');
}
