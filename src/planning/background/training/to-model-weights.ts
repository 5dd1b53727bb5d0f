import { LABELS } from '../label';
import type { ModelWeights } from '../model-weights';

/** Weights by name, as many a name as there are labels, or pairs of them. */
export interface NamedWeights {
  readonly names: readonly string[];
  readonly weights: Float64Array;
}

const SCALE = 64;
const SIZE = LABELS.length;

/** Rounds weights to whole numbers, keeps the features that weigh most, and sorts them by name. Pure. */
export function toModelWeights(features: NamedWeights, steps: NamedWeights, most: number): ModelWeights {
  const rows = features.names
    .map((name, at) => ({ name, row: rowOf(features.weights, at, SIZE) }))
    .map((one) => ({ ...one, weight: spreadOf(one.row) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || compare(a.name, b.name))
    .slice(0, most)
    .sort((a, b) => compare(a.name, b.name));
  const tables: Record<string, Record<string, readonly number[]>> = {};
  for (const { name, row } of rows) {
    const cut = name.indexOf('=');
    (tables[name.slice(0, cut)] ??= {})[name.slice(cut + 1)] = row;
  }
  const transitions = steps.names.map((name, at) => [name, rowOf(steps.weights, at, SIZE * SIZE)] as const);
  return {
    scale: SCALE,
    transitions: Object.fromEntries(transitions.sort((a, b) => compare(a[0], b[0]))),
    features: tables,
  };
}

function rowOf(weights: Float64Array, at: number, size: number): readonly number[] {
  return [...weights.subarray(at * size, (at + 1) * size)].map((weight) => Math.round(weight * SCALE) + 0);
}

function spreadOf(row: readonly number[]): number {
  return Math.max(...row) - Math.min(...row);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
