import { Command } from 'commander';
import { serviceOptions } from './service-options';
import { terminal } from './terminal';
import type { WatchOptions } from './watch-flow';
import { withClient } from './with-client';

/** `reev stop <execution>`: sends nothing any more, and waits for what is in flight. */
export function stopCommand(): Command {
  const command = new Command('stop')
    .description('stop an execution and wait for what it has in flight')
    .argument('<execution>', 'the id of an execution')
    .option('--json', 'print the final status as JSON');
  return serviceOptions(command).action(stop);
}

async function stop(executionId: string, options: WatchOptions): Promise<void> {
  await withClient(options, async (client) => {
    await client.halt(executionId);
    const state = await client.watch(executionId, () => undefined);
    if (options.json) terminal.printJson(state);
    else terminal.print(await client.diagram(executionId));
  });
}
