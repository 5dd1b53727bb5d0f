/** Token of the stream that log lines are written to, for tests; without one they go to standard output. */
export const LOG_DESTINATION = Symbol('LOG_DESTINATION');
