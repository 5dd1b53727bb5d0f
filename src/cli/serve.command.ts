import { Command } from 'commander';

/** `reev serve`: the service itself, as `npm start` runs it. */
export function serveCommand(): Command {
  return new Command('serve').description('start the service').action(async () => {
    await import('../instrument.js');
    await import('../main.js');
  });
}
