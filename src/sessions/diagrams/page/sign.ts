import type { GraphNode } from '../graph-node';
import { type Markup, markup } from '../markup';
import { signOf } from '../svg';

/** The sign of a state, as in the picture. */
export function signMarkup(node: Pick<GraphNode, 'kind' | 'status'>): Markup {
  return markup`<svg class="reev sign-box" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true"><g class="${node.kind} ${node.status}"><g class="sign"><circle r="10"/><path d="${signOf(node)}"/></g></g></svg>`;
}
