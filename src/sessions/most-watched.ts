/** Executions that one stream of changes can watch, at most. */
export const MOST_WATCHED = 64;
