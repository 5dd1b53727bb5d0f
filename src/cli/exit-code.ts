/** How the command line ends, for scripts. */
export const EXIT = {
  completed: 0,
  /** A flow or a benchmark did not succeed. */
  failed: 1,
  /** The command was not right, or the service refused it. */
  refused: 2,
  /** The service cannot be reached, cannot start, or has a defect. */
  unreachable: 3,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The same in words, for `--help`. */
export const EXIT_HELP = `
Exit codes:
  0    everything completed
  1    a flow or a benchmark did not succeed
  2    the command is not right, or the service refused it
  3    the service cannot be reached, cannot start, or has a defect
  130  Ctrl-C: what was started is stopped first; a second Ctrl-C does not wait for that`;
