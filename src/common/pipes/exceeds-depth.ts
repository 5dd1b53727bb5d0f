/** Does JSON data nest deeper than `limit` levels? Needs no more stack for deep data than for flat data. */
export function exceedsDepth(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.filter(isContainer).flatMap((container) => Object.values(container) as unknown[]);
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
