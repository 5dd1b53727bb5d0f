import { EnvironmentError } from '../../config';
import type { RpcEndpoint } from './rpc-endpoint';
import { RpcError } from './rpc-error';

/** Genesis hashes of the public clusters. */
const CLUSTERS: Readonly<Record<string, string>> = {
  mainnet: '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d',
  devnet: 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG',
  testnet: '4uhcVJyU9pJkvQyS88uRDiswHXSCkY3zQawwpjk2NsNY',
};

/**
 * Makes sure that every node belongs to the cluster that is meant: a transaction for a test cluster must not be signed for
 * mainnet, nor the other way round.
 * @param expected `mainnet`, `devnet`, `testnet`, or a genesis hash
 * @throws {EnvironmentError} naming REEV_RPC_URLS when a node does not answer, REEV_RPC_GENESIS when one is of another cluster
 */
export async function checkGenesis(endpoints: readonly RpcEndpoint[], expected: string): Promise<void> {
  const wanted = CLUSTERS[expected] ?? expected;
  for (const endpoint of endpoints) {
    const found = await genesisOf(endpoint);
    if (found !== wanted)
      throw new EnvironmentError([
        {
          name: 'REEV_RPC_GENESIS',
          value: expected,
          allowed: `must be the cluster of every URL: ${endpoint.name} belongs to ${nameOf(found)}`,
        },
      ]);
  }
}

async function genesisOf(endpoint: RpcEndpoint): Promise<string> {
  try {
    return await endpoint.call((rpc) => rpc.getGenesisHash());
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    const allowed = `must be URLs of nodes that answer (${error.failure.message})`;
    throw new EnvironmentError([{ name: 'REEV_RPC_URLS', allowed }], { cause: error });
  }
}

function nameOf(hash: string): string {
  return Object.entries(CLUSTERS).find(([, genesis]) => genesis === hash)?.[0] ?? hash;
}
