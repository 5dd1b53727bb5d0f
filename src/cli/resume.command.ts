import { Command } from 'commander';
import { serviceOptions } from './service-options';
import { WalletKeypair } from './wallet-keypair';
import { type WatchOptions, watchFlow } from './watch-flow';

interface ResumeOptions extends WatchOptions {
  readonly keypair?: string;
  readonly executionId?: string;
}

/** `reev resume <execution>`: goes on from the failed step and watches that to its end. */
export function resumeCommand(): Command {
  const command = new Command('resume')
    .description(
      'go on with an execution that failed or was stopped, from its failed step, and watch it to its end',
    )
    .argument('<execution>', 'the id of an execution')
    .option('--keypair <file>', 'the key of the wallet: what the flow wants signed is signed here')
    .option(
      '--execution-id <id>',
      'a name for this request, so that it is done once however often it is sent',
    )
    .option('--json', 'print the final status as JSON');
  return serviceOptions(command).action(resume);
}

async function resume(executionId: string, options: ResumeOptions): Promise<void> {
  const keypair = options.keypair === undefined ? undefined : WalletKeypair.read(options.keypair);
  await watchFlow(options, keypair, (client) => client.resume(executionId, options.executionId));
}
