/**
 * How an execution came to be: `bridge` through a generated benchmark file, `direct` in memory, `recovery` in
 * memory with strategies, `static` from a benchmark file.
 */
export const EXECUTION_MODES = ['bridge', 'direct', 'recovery', 'static'] as const;
export type ExecutionMode = (typeof EXECUTION_MODES)[number];
