/** A piece of the prompt between blanks and signs. */
export interface Word {
  readonly text: string;
  /** Lower case without apostrophes: "Don't" is "dont". */
  readonly key: string;
  readonly kind: 'word' | 'number' | 'sign' | 'address';
  /** Nothing stands between this piece and the one before. */
  readonly isGlued: boolean;
  /** Offset in the normalised text. */
  readonly at: number;
}
