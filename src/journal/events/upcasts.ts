/** An event as an older build may have written it. */
export type RawEvent = Readonly<Record<string, unknown>>;

/** Makes an event of one version one of the next; gets every event, and gives back as it is what did not change. */
export type Upcast = (event: RawEvent) => RawEvent;

/**
 * The first makes version 2 of version 1, and so on. Rows are never rewritten: whoever changes what an event means adds
 * its upcast at the end, and a journal that the older build wrote to the fixtures.
 */
export const UPCASTS: readonly Upcast[] = [];
