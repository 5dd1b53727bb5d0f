import { Command } from 'commander';
import { executionTable } from './execution-table';
import { wholeNumber } from './option-values';
import { serviceOptions } from './service-options';
import { terminal } from './terminal';
import type { WatchOptions } from './watch-flow';
import { withClient } from './with-client';

interface ListOptions extends WatchOptions {
  readonly status?: string;
  readonly wallet?: string;
  readonly limit: number;
}

/** `reev list`: the newest executions. */
export function listCommand(): Command {
  const command = new Command('list')
    .description('list executions, newest first')
    .option('--status <names>', 'only those that stand there, such as Running,AwaitingUser')
    .option('--wallet <pubkey>', 'only those of this wallet')
    .option('--limit <n>', 'how many at most, 1 to 100', wholeNumber, 20)
    .option('--json', 'print them as a JSON array');
  return serviceOptions(command).action(list);
}

async function list(options: ListOptions): Promise<void> {
  const { status, wallet, limit, json } = options;
  const filter = { limit: String(limit), ...(status && { status }), ...(wallet && { wallet }) };
  const items = await withClient(options, (client) => client.list(filter));
  if (json) terminal.printJson(items);
  else terminal.print(executionTable(items));
}
