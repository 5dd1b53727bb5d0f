import type { Command } from 'commander';
import { serverUrl } from './option-values';

/** The options by which every command finds the service. */
export function serviceOptions(command: Command): Command {
  return command
    .option('--server <url>', 'a running service; without it the work is done in this process', serverUrl)
    .option('--api-key <key>', 'sent to the server as x-api-key');
}
