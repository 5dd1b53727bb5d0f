import { FlowClient } from './flow-client';
import type { Transport } from './transport';
import { HttpTransport } from './http-transport';

export interface ServiceOptions {
  readonly server?: string;
  readonly apiKey?: string;
  /** Without a server: on a store that is gone afterwards. */
  readonly inMemory?: boolean;
}

/** Gives `work` a client of the service that the options name, and closes it afterwards. */
export function withClient<T>(options: ServiceOptions, work: (client: FlowClient) => Promise<T>): Promise<T> {
  return withTransport(options, (transport) => work(new FlowClient(transport)));
}

/** The same without a client: requests go as they are. */
export async function withTransport<T>(
  options: ServiceOptions,
  work: (transport: Transport) => Promise<T>,
): Promise<T> {
  const transport =
    options.server === undefined
      ? await openLocal(options.inMemory ?? false)
      : new HttpTransport(options.server, options.apiKey);
  try {
    return await work(transport);
  } finally {
    await transport.close();
  }
}

/** Loaded only when needed: a client of a remote service starts without the ledger. */
async function openLocal(inMemory: boolean) {
  const { LocalTransport } = await import('./local-transport.js');
  return LocalTransport.open(inMemory);
}
