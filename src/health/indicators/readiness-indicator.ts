/** Facts about a dependency that anybody may see: what is configured, never a secret. */
export type ReadinessFacts = Readonly<Record<string, string | number | boolean>>;

/** One thing that the service needs before it can take work. */
export abstract class ReadinessIndicator {
  /** Its name in the answer of the probe. */
  abstract readonly name: string;

  /** @throws {Error} saying why work cannot be taken now; the reason is logged, not shown */
  abstract check(): Promise<ReadinessFacts>;
}
