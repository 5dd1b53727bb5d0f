import { ENVIRONMENT_NAMES } from './environment';

/** A variable that looks like one of ours and is not. */
export interface UnknownVariable {
  readonly name: string;
  /** The variable that was probably meant. */
  readonly nearest: string;
}

/** Variables that tests and scripts read, and the service does not. */
const NOT_OURS = /^REEV_TEST_/;

/** The variables whose names begin with `REEV_` and that nothing reads: typing mistakes, most likely. */
export function findUnknownVariables(names: Iterable<string>): readonly UnknownVariable[] {
  return [...names]
    .filter((name) => name.startsWith('REEV_') && !NOT_OURS.test(name) && !ENVIRONMENT_NAMES.includes(name))
    .map((name) => ({ name, nearest: nearestTo(name) }));
}

function nearestTo(name: string): string {
  const byDistance = ENVIRONMENT_NAMES.map((known) => ({ known, distance: editDistance(name, known) }));
  return byDistance.reduce((best, next) => (next.distance < best.distance ? next : best)).known;
}

/** Levenshtein distance: characters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
