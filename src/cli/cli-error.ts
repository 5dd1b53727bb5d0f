/** Something that the user of the command line can mend; printed without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
