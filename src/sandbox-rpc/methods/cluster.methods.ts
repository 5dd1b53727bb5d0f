import { apiVersion, inContext, type MethodTable } from './rpc-method';

/** Names a set of features of the runtime; the letters "reev", which no network's set has. */
const FEATURE_SET = 0x72_65_65_76;

/** What is asked about the node and the network that it belongs to. */
export const clusterMethods: MethodTable = {
  getHealth: async ({ chain }) => {
    await chain.check();
    return 'ok';
  },

  getVersion: (node) => ({ 'solana-core': apiVersion(node), 'feature-set': FEATURE_SET }),

  getGenesisHash: ({ chain }) => chain.genesisHash(),

  getIdentity: ({ chain }) => ({ identity: chain.identity }),

  getSlotLeader: ({ chain }) => chain.identity,

  getClusterNodes: (node) => [
    {
      ...{ pubkey: node.chain.identity, gossip: null, tpu: null, rpc: node.endpoint() },
      ...{ version: apiVersion(node), featureSet: FEATURE_SET, shredVersion: 0 },
    },
  ],

  /** Nobody votes in the sandbox. */
  getVoteAccounts: () => ({ current: [], delinquent: [] }),

  getSupply: (node, params) =>
    inContext(node, params.options(0), async () => {
      const total = await node.chain.accounts.supply();
      return { total, circulating: total, nonCirculating: 0n, nonCirculatingAccounts: [] };
    }),
};
