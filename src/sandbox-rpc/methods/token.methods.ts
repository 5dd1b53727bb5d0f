import { type Address, addressOf } from '../../domain';
import { type AccountState, TOKEN_PROGRAM, viewMint, viewTokenAccount } from '../../ledger';
import { accountView, encodeAccount } from '../encoding/encode-account';
import { tokenAmount } from '../encoding/token-amount';
import type { Options, Params } from '../wire/params';
import { invalidParams } from '../wire/rpc-error';
import { type MethodTable, type RpcNode, decimalsOf, inContext } from './rpc-method';

const TOKEN_PROGRAMS = [TOKEN_PROGRAM, addressOf('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb')];
/** Accounts that are told as the largest. */
const LARGEST = 20;

type Chooses = (account: AccountState) => boolean;

/** What wallets hold of tokens. */
export const tokenMethods: MethodTable = {
  getTokenAccountBalance: (node, params) =>
    inContext(node, params.options(1), async () => {
      const view = viewTokenAccount(await existing(node, params.address(0), 'account'));
      if (view === undefined) throw invalidParams('Invalid param: not a Token account');
      return tokenAmount(view.amount, node.chain.accounts.decimalsOf(view.mint));
    }),

  getTokenSupply: (node, params) =>
    inContext(node, params.options(1), async () => {
      const view = viewMint(await existing(node, params.address(0), 'account'));
      if (view === undefined) throw invalidParams('Invalid param: not a Token mint');
      return tokenAmount(view.supply, view.decimals);
    }),

  getTokenLargestAccounts: (node, params) => {
    const mint = params.address(0);
    return inContext(node, params.options(1), async () => {
      const view = viewMint(await existing(node, mint, 'mint'));
      if (view === undefined) throw invalidParams('Invalid param: not a Token mint');
      const held = (await allTokenAccounts(node)).flatMap((account) => {
        const holding = viewTokenAccount(account);
        return holding?.mint === mint ? [{ address: account.address, raw: holding.amount }] : [];
      });
      const largest = held.sort((a, b) => Number(b.raw > a.raw) - Number(b.raw < a.raw)).slice(0, LARGEST);
      return largest.map(({ address, raw }) => ({ address, ...tokenAmount(raw, view.decimals) }));
    });
  },

  getTokenAccountsByOwner: (node, params) =>
    chosenAccounts(node, params, (owner) => node.chain.accounts.tokenAccountsOf(owner)),

  getTokenAccountsByDelegate: (node, params) =>
    chosenAccounts(node, params, async (delegate) => {
      const accounts = await allTokenAccounts(node);
      return accounts.filter((account) => viewTokenAccount(account)?.delegate === delegate);
    }),
};

async function chosenAccounts(
  node: RpcNode,
  params: Params,
  find: (address: Address) => Promise<readonly AccountState[]>,
): Promise<unknown> {
  const [address, options] = [params.address(0), params.options(2)];
  const view = accountView(options, decimalsOf(node));
  return inContext(node, options, async () => {
    const isChosen = await choice(node, params.options(1));
    const accounts = (await find(address)).filter(isChosen);
    return accounts.map((account) => ({ pubkey: account.address, account: encodeAccount(account, view) }));
  });
}

/** Of one token, or of one token program. */
async function choice(node: RpcNode, filter: Options): Promise<Chooses> {
  const mint = filter.address('mint');
  if (mint !== undefined) {
    if (viewMint(await existing(node, mint, 'mint')) === undefined)
      throw invalidParams('Invalid param: not a Token mint');
    return (account) => viewTokenAccount(account)?.mint === mint;
  }
  const program = filter.address('programId');
  if (program === undefined) throw invalidParams('Invalid params: mint or programId is needed.');
  if (!TOKEN_PROGRAMS.includes(program)) throw invalidParams('Invalid param: unrecognized Token program id');
  return ({ owner }) => owner === program;
}

async function allTokenAccounts({ chain }: RpcNode): Promise<AccountState[]> {
  const owned = await Promise.all(TOKEN_PROGRAMS.map((program) => chain.accounts.ownedBy(program)));
  return owned.flat();
}

async function existing(
  { chain }: RpcNode,
  address: Address,
  what: 'account' | 'mint',
): Promise<AccountState> {
  const [account] = await chain.accounts.read([address]);
  if (account === undefined) throw invalidParams(`Invalid param: could not find ${what}`);
  return account;
}
