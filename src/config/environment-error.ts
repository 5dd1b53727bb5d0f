/** One variable that cannot be used. */
export interface EnvironmentProblem {
  readonly name: string;
  /** What it says now; absent for secrets. */
  readonly value?: string;
  /** What it must be, as the rest of a sentence that begins with its name. */
  readonly allowed: string;
}

/** The environment cannot be used; the message has a line for each variable that is wrong. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(
    readonly problems: readonly EnvironmentProblem[],
    options?: ErrorOptions,
  ) {
    super(
      ['The configuration is not valid:', ...problems.map((one) => `  ${sentenceOf(one)}`)].join('\n'),
      options,
    );
  }
}

/** A problem as a sentence without its full stop. */
export function sentenceOf({ name, value, allowed }: EnvironmentProblem): string {
  return value === undefined ? `${name} ${allowed}` : `${name} ${allowed}; it is "${value}"`;
}
