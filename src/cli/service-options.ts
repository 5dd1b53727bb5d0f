import type { Command } from 'commander';

/** The options by which every command finds the service. */
export function serviceOptions(command: Command): Command {
  return command
    .option('--server <url>', 'a running service; without it the work is done in this process')
    .option('--api-key <key>', 'sent to the server as x-api-key');
}
