/**
 * How an execution came to be: `bridge` through a generated benchmark file, `direct` in memory, `recovery` in
 * memory with strategies, `static` from a benchmark file.
 */
export type ExecutionMode = 'bridge' | 'direct' | 'recovery' | 'static';
