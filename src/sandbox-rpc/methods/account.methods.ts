import type { Address } from '../../domain';
import { type AccountView, accountView, encodeAccount } from '../encoding/encode-account';
import { accountFilter } from '../encoding/account-filter';
import { addressIn } from '../wire/params';
import { invalidParams } from '../wire/rpc-error';
import { type MethodTable, type RpcNode, decimalsOf, inContext } from './rpc-method';

/** Accounts that one request may ask for. */
const MAX_ACCOUNTS = 100;
/** Longest account of the network, in bytes. */
const MAX_DATA = 10n * 1024n * 1024n;

/** What accounts hold. */
export const accountMethods: MethodTable = {
  getBalance: (node, params) =>
    inContext(node, params.options(1), async () => {
      const [account] = await node.chain.accounts.read([params.address(0)]);
      return account?.lamports ?? 0n;
    }),

  getAccountInfo: (node, params) => {
    const [address, options] = [params.address(0), params.options(1)];
    return inContext(node, options, async () => {
      const [account] = await encodedAccounts(node, [address], accountView(options, decimalsOf(node)));
      return account;
    });
  },

  getMultipleAccounts: (node, params) => {
    const [addresses, options] = [params.list(0).map(addressIn), params.options(1)];
    if (addresses.length > MAX_ACCOUNTS) throw invalidParams(`Too many inputs provided; max ${MAX_ACCOUNTS}`);
    return inContext(node, options, () =>
      encodedAccounts(node, addresses, accountView(options, decimalsOf(node))),
    );
  },

  getProgramAccounts: async (node, params) => {
    const [program, options] = [params.address(0), params.options(1)];
    const [view, isWanted] = [accountView(options, decimalsOf(node)), accountFilter(options)];
    const answer = await inContext(node, options, async () => {
      const owned = await node.chain.accounts.ownedBy(program);
      const wanted = owned.filter(isWanted);
      return wanted.map((account) => ({ pubkey: account.address, account: encodeAccount(account, view) }));
    });
    return options.flag('withContext') ? answer : answer.value;
  },

  getMinimumBalanceForRentExemption: ({ chain }, params) => {
    const bytes = params.integer(0);
    if (bytes > MAX_DATA) throw invalidParams(`Invalid params: an account has at most ${MAX_DATA} bytes.`);
    return chain.accounts.rentFor(Number(bytes));
  },
};

/** Accounts as they are now; null where there is none. */
async function encodedAccounts(
  { chain }: RpcNode,
  addresses: readonly Address[],
  view: AccountView,
): Promise<(object | null)[]> {
  const accounts = await chain.accounts.read(addresses);
  return accounts.map((account) => (account ? encodeAccount(account, view) : null));
}
