import { inspect } from 'node:util';
import { printable } from './printable';

/**
 * The one place that writes to the terminal: whatever a service or a file says is made {@link printable} here, so that nobody
 * else has to think of it.
 */
export const terminal = {
  /** A result, for the standard output. */
  print(text: string): void {
    console.log(printable(text));
  },

  /** Data for a program, as JSON on the standard output. */
  printJson(value: unknown): void {
    console.log(printable(JSON.stringify(value, null, 2)));
  },

  /** Progress, a question or a refusal, for the standard error. */
  say(text: string): void {
    console.error(printable(text));
  },

  /** A defect with its stack, for the standard error. */
  sayDefect(error: unknown): void {
    console.error(printable(inspect(error)));
  },
};
