/** Chance, so that tests can foresee it. */
export abstract class Random {
  /** Evenly from [0, 1). */
  abstract draw(): number;
}
