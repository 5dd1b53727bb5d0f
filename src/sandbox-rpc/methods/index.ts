import { accountMethods } from './account.methods';
import { cheatMethods } from './cheat.methods';
import { clusterMethods } from './cluster.methods';
import { historyMethods } from './history.methods';
import type { MethodTable } from './rpc-method';
import { slotMethods } from './slot.methods';
import { tokenMethods } from './token.methods';
import { transactionMethods } from './transaction.methods';

/** What every client may call. */
export const METHODS: MethodTable = {
  ...clusterMethods,
  ...slotMethods,
  ...accountMethods,
  ...tokenMethods,
  ...transactionMethods,
  ...historyMethods,
};

/** What only those may call who have the sandbox to themselves. */
export const CHEATS: MethodTable = cheatMethods;
