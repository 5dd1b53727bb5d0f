/** Which trace something belongs to, as the headers that would carry it, such as `traceparent`. */
export type TraceContext = Readonly<Record<string, string>>;
