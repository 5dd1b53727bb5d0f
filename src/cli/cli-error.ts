import { EXIT, type ExitCode } from './exit-code';

/** Something that the user of the command line can mend; printed in a line or two, without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    message: string,
    readonly exitCode: ExitCode,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** @returns `error` when it says that the service does not answer */
  static isUnreachable(error: unknown): error is CliError {
    return error instanceof CliError && error.exitCode === EXIT.unreachable;
  }
}
