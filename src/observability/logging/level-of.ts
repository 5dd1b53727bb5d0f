const PROBE = /\/health(\/|\?|$)/;

/**
 * The level of a request's line: it says who must act. A defect or an answer of 5xx is ours; a refused request is the
 * client's; a probe that finds the service well is of no interest to anybody.
 */
export function levelOf(url: string, status: number, error?: Error): 'error' | 'warn' | 'debug' | 'info' {
  if (PROBE.test(url) && error === undefined) return status >= 500 ? 'warn' : 'debug';
  return error !== undefined || status >= 500 ? 'error' : 'info';
}
