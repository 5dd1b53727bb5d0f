/** Every sort of error, with who can do something about it. */
export const ERROR_KINDS = {
  /** It cannot be read as what it should be. */
  malformed: 'caller',
  unauthenticated: 'caller',
  forbidden: 'caller',
  missing: 'caller',
  wrong_method: 'caller',
  no_such_form: 'caller',
  late_request: 'caller',
  /** It does not go with the state that something has now. */
  conflict: 'caller',
  /** It goes by a state that is over. */
  stale: 'caller',
  too_large: 'caller',
  wrong_form: 'caller',
  /** It can be read, and reev will not do it. */
  refused: 'caller',
  too_often: 'caller',
  defect: 'service',
  upstream_failed: 'service',
  upstream_late: 'service',
  unavailable: 'service',
} as const satisfies Record<string, 'caller' | 'service'>;

export type ErrorKind = keyof typeof ERROR_KINDS;
