/**
 * What a failed step means for the flow: `strict` any failed step stops it, `conditional` only a failed critical
 * step does, `lenient` none does.
 */
export const ATOMIC_MODES = ['strict', 'conditional', 'lenient'] as const;
export type AtomicMode = (typeof ATOMIC_MODES)[number];
