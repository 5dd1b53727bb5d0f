/**
 * What a word of a prompt is: part of the order; talk, which may be left out without changing the order; or binding, which
 * makes the order conditional, later, undone, asked about, quoted or told.
 */
export const LABELS = ['order', 'talk', 'binding'] as const;

export type Label = (typeof LABELS)[number];

/** Where a label stands in tables of weights and probabilities. */
export const ORDER = LABELS.indexOf('order');
export const TALK = LABELS.indexOf('talk');
export const BINDING = LABELS.indexOf('binding');
