import { Command } from 'commander';
import { interruptible } from './interruption';
import { serviceOptions } from './service-options';
import { type ServiceOptions, withTransport } from './with-client';

/** `reev mcp`: the tools of the service over the standard input and output, for agents that start their servers. */
export function mcpCommand(): Command {
  const command = new Command('mcp').description(
    'serve the Model Context Protocol over the standard input and output, on a running service or in this process',
  );
  return serviceOptions(command).action(serve);
}

async function serve(options: ServiceOptions): Promise<void> {
  const { serveMcpOverStdio } = await import('../mcp/index.js');
  await interruptible((interruption) =>
    withTransport(options, async (transport) => {
      const handle = serveMcpOverStdio((request) => transport.send(request));
      await new Promise<void>((resolve) => {
        process.stdin.once('end', resolve);
        process.stdin.once('close', resolve);
        interruption.addEventListener('abort', () => resolve(), { once: true });
      });
      await handle.close();
    }),
  );
}
