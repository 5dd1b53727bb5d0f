import bs58 from 'bs58';
import type { Address } from '../../domain';
import type { AccountState } from '../../ledger';
import {
  type ChainSimulation,
  ChainTransactions,
  type OutsideTransaction,
  feeOf,
  readMessage,
  readTransaction,
} from '../../ledger/embedded/chain';
import { type AccountView, encodeAccount } from '../encoding/encode-account';
import { type SimulationExtras, accountAfter, encodeSimulation } from '../encoding/encode-simulation';
import { transactionErrorText } from '../encoding/transaction-error';
import { type Options, addressIn } from '../wire/params';
import { RpcError, invalidParams } from '../wire/rpc-error';
import { type MethodTable, type RpcNode, assertSlotReached, decimalsOf, inContext } from './rpc-method';

const WIRE_ENCODINGS = ['base58', 'base64'] as const;
/** Lamports that one request may ask the faucet for: a million SOL. */
const MAX_AIRDROP = 1_000_000n * 10n ** 9n;

/** Simulating, sending and paying. */
export const transactionMethods: MethodTable = {
  sendTransaction: async (node, params) => {
    const options = params.options(1);
    const transaction = transactionIn(params.text(0), options);
    options.commitment('preflightCommitment');
    assertSlotReached(options, node.chain.now().slot);
    if (!ChainTransactions.isSigned(transaction)) throw notSigned();
    if (!options.flag('skipPreflight')) {
      const simulation = await node.chain.transactions.simulate(transaction);
      if (simulation.error) throw preflightFailure(simulation);
    }
    return send(node, transaction);
  },

  simulateTransaction: (node, params) => {
    const options = params.options(1);
    const transaction = transactionIn(params.text(0), options);
    const [verifies, replaces] = [options.flag('sigVerify'), options.flag('replaceRecentBlockhash')];
    if (verifies && replaces) throw invalidParams('sigVerify may not be used with replaceRecentBlockhash');
    const asked = askedAccounts(node, options);
    return inContext(node, options, async () => {
      if (verifies && !ChainTransactions.isSigned(transaction)) throw notSigned();
      const simulation = await node.chain.transactions.simulate(transaction, { anyBlockhash: replaces });
      const accounts = asked && (await accountsAfter(node, simulation, asked));
      return encodeSimulation(simulation, {
        showsInner: options.flag('innerInstructions'),
        ...(accounts && { accounts }),
        ...(replaces && { replacementBlockhash: latestBlockhash(node) }),
      });
    });
  },

  getFeeForMessage: (node, params) => {
    const content = decoded('message', () => readMessage(base64(params.text(0))));
    return inContext(node, params.options(1), () =>
      node.chain.isBlockhashValid(content.blockhash) ? feeOf(content) : null,
    );
  },

  requestAirdrop: async (node, params) => {
    const [to, lamports] = [params.address(0), params.integer(1)];
    params.options(2).commitment();
    if (lamports > MAX_AIRDROP)
      throw invalidParams(`Invalid params: one airdrop is at most ${MAX_AIRDROP} lamports.`);
    const transaction = node.chain.transactions.fromFaucet(to, lamports);
    const { error } = await node.chain.transactions.simulate(transaction);
    if (error) throw new RpcError(-32603, `The faucet cannot pay that: ${transactionErrorText(error)}`);
    return send(node, transaction);
  },
};

/** What the sandbox does not take is forgotten, as a node forgets it; so only a store that is away is an error. */
async function send({ chain }: RpcNode, transaction: OutsideTransaction): Promise<string> {
  const outcome = await chain.transactions.send(transaction);
  if (outcome.outcome === 'unknown') throw new RpcError(-32603, `Internal error: ${outcome.failure.message}`);
  return ChainTransactions.nameOf(transaction);
}

function preflightFailure(simulation: ChainSimulation & { readonly error?: unknown }): RpcError {
  const { error } = simulation;
  const reason = error ? transactionErrorText(error) : 'unknown';
  return new RpcError(-32002, `Transaction simulation failed: ${reason}`, encodeSimulation(simulation));
}

function notSigned(): RpcError {
  return new RpcError(-32003, 'Transaction signature verification failure');
}

/** @throws {RpcError} -32602 */
function transactionIn(text: string, options: Options): OutsideTransaction {
  const encoding = options.oneOf('encoding', WIRE_ENCODINGS) ?? 'base58';
  const wire = encoding === 'base64' ? base64(text) : base58(text);
  return decoded('solana_transaction::versioned::VersionedTransaction', () => readTransaction(wire));
}

function decoded<T>(what: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidParams(`failed to deserialize ${what}: ${error.message}`);
  }
}

function base64(text: string): Uint8Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  if (Buffer.from(bytes).toString('base64') === text) return bytes;
  throw invalidParams('invalid base64 encoding');
}

function base58(text: string): Uint8Array {
  const bytes = bs58.decodeUnsafe(text);
  if (bytes) return bytes;
  throw invalidParams('invalid base58 encoding');
}

interface Asked {
  readonly addresses: readonly Address[];
  readonly view: AccountView;
}

function askedAccounts(node: RpcNode, options: Options): Asked | undefined {
  const asked = options.options('accounts');
  if (asked === undefined) return undefined;
  const encoding = asked.oneOf('encoding', ['base64', 'base64+zstd', 'jsonParsed'] as const) ?? 'base64';
  const addresses = (asked.list('addresses') ?? []).map(addressIn);
  return { addresses, view: { encoding, decimalsOf: decimalsOf(node) } };
}

async function accountsAfter(
  { chain }: RpcNode,
  simulation: ChainSimulation,
  { addresses, view }: Asked,
): Promise<NonNullable<SimulationExtras['accounts']>> {
  if (simulation.error) return addresses.map(() => null);
  const now: readonly (AccountState | undefined)[] = await chain.accounts.read(addresses);
  return addresses.map((address, index) => {
    const account = accountAfter(simulation, address, now[index]);
    return account ? encodeAccount(account, view) : null;
  });
}

function latestBlockhash({ chain }: RpcNode) {
  const { slot } = chain.now();
  return { blockhash: chain.blockhashOf(slot), lastValidBlockHeight: chain.lastValidBlockHeight(slot) };
}
