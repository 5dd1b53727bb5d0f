/** New identifiers, so that tests can foresee them. */
export abstract class Ids {
  /** A fresh id such as `flow-0198c7d6-…`; ids of one process sort by their time (UUID v7, RFC 9562 §5.7). */
  abstract next(prefix: string): string;
}
