import { FlowClient } from './flow-client';
import { HttpTransport } from './http-transport';

export interface ServiceOptions {
  readonly server?: string;
  readonly apiKey?: string;
  /** Without a server: on a store that is gone afterwards. */
  readonly inMemory?: boolean;
}

/** Gives `work` a client of the service that the options name, and closes it afterwards. */
export async function withClient<T>(
  options: ServiceOptions,
  work: (client: FlowClient) => Promise<T>,
): Promise<T> {
  const transport =
    options.server === undefined
      ? await openLocal(options.inMemory ?? false)
      : new HttpTransport(options.server, options.apiKey);
  try {
    return await work(new FlowClient(transport));
  } finally {
    await transport.close();
  }
}

/** Loaded only when needed: a client of a remote service starts without the ledger. */
async function openLocal(inMemory: boolean) {
  const { LocalTransport } = await import('./local-transport.js');
  return LocalTransport.open(inMemory);
}
