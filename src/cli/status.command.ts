import { Command } from 'commander';
import { serviceOptions } from './service-options';
import { terminal } from './terminal';
import type { WatchOptions } from './watch-flow';
import { withClient } from './with-client';

/** `reev status <execution>`: where an execution stands. */
export function statusCommand(): Command {
  const command = new Command('status')
    .description('show where an execution stands, and what it asks')
    .argument('<execution>', 'the id of an execution')
    .option('--json', 'print the status as JSON');
  return serviceOptions(command).action(showStatus);
}

async function showStatus(executionId: string, options: WatchOptions): Promise<void> {
  await withClient(options, async (client) => {
    if (options.json) terminal.printJson(await client.status(executionId));
    else terminal.print(await client.diagram(executionId));
  });
}
