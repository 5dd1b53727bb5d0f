import type { Address } from '../../domain';
import { type AccountState, SYSTEM_PROGRAM } from '../../ledger';
import { accountFilter } from '../encoding/account-filter';
import { accountView, encodeAccount } from '../encoding/encode-account';
import { transactionError } from '../encoding/transaction-error';
import { FINALITY, decimalsOf } from '../methods/rpc-method';
import { type Params, addressIn, optionsIn, signatureIn } from '../wire/params';
import { invalidParams } from '../wire/rpc-error';
import { SettledOutlet, type Subscribes, waitingOn } from './subscription';

/** What can be subscribed to, by the name before `Subscribe`. */
export const SUBSCRIPTIONS: Readonly<Record<string, Subscribes>> = {
  slot: (_node, _params, outlet) => ({
    onSlot: (slot) => outlet.send({ slot, parent: slot - 1n, root: rootAt(slot) }),
  }),

  root: (_node, _params, outlet) => ({ onSlot: (slot) => outlet.send(rootAt(slot)) }),

  /** Fires once. */
  signature: (node, params, outlet) => {
    const [signature, options] = [signatureIn(params.text(0)), params.options(1)];
    const settled = new SettledOutlet(node, options.commitment(), outlet);
    const isReceiptWanted = options.flag('enableReceivedNotification');
    let isFound = false;
    const look = async () => {
      const entry = isFound ? undefined : (await node.chain.history.find([signature])).get(signature);
      if (entry === undefined || isFound) return;
      isFound = true;
      if (isReceiptWanted) settled.sendAtOnce(entry.slot, 'receivedSignature');
      const { error } = entry.detail;
      settled.send(entry.slot, { err: error ? transactionError(error) : null }, true);
    };
    return {
      ...waitingOn(settled),
      start: look,
      onEvent: async ({ landed }) => {
        if (landed?.signature === signature) await look();
      },
    };
  },

  account: (node, params, outlet) => {
    const [address, options] = [params.address(0), params.options(1)];
    const settled = new SettledOutlet(node, options.commitment(), outlet);
    const view = accountView(options, decimalsOf(node));
    return {
      ...waitingOn(settled),
      onEvent: async ({ changed, landed }) => {
        if (!changed.includes(address)) return;
        const [account = gone(address)] = await node.chain.accounts.read([address]);
        settled.send(landed?.slot ?? node.chain.now().slot, encodeAccount(account, view));
      },
    };
  },

  program: (node, params, outlet) => {
    const [program, options] = [params.address(0), params.options(1)];
    const settled = new SettledOutlet(node, options.commitment(), outlet);
    const [view, isWanted] = [accountView(options, decimalsOf(node)), accountFilter(options)];
    return {
      ...waitingOn(settled),
      onEvent: async ({ changed, landed }) => {
        for (const account of await node.chain.accounts.read(changed)) {
          if (account?.owner !== program || !isWanted(account)) continue;
          const value = { pubkey: account.address, account: encodeAccount(account, view) };
          settled.send(landed?.slot ?? node.chain.now().slot, value);
        }
      },
    };
  },

  logs: (node, params, outlet) => {
    const settled = new SettledOutlet(node, params.options(1).commitment(), outlet);
    const mentioned = mentionedIn(params);
    return {
      ...waitingOn(settled),
      onEvent: ({ landed }) => {
        if (landed && (mentioned === undefined || landed.accounts.includes(mentioned))) {
          const { signature, slot, detail } = landed;
          const err = detail.error ? transactionError(detail.error) : null;
          settled.send(slot, { signature, err, logs: detail.logs });
        }
        return Promise.resolve();
      },
    };
  },
};

/** The account whose transactions are wanted; undefined: those of all. */
function mentionedIn(params: Params): Address | undefined {
  const filter = params.get(0);
  if (filter === 'all' || filter === 'allWithVotes') return undefined;
  const [mentioned, ...others] = optionsIn(filter, 'the filter').list('mentions') ?? [];
  if (mentioned === undefined || others.length > 0)
    throw invalidParams('Invalid Request: Only 1 address supported');
  return addressIn(mentioned);
}

function rootAt(slot: bigint): bigint {
  return slot > FINALITY ? slot - FINALITY : 0n;
}

function gone(address: Address): AccountState {
  return { address, lamports: 0n, owner: SYSTEM_PROGRAM, data: new Uint8Array() };
}
