import { type Commitment, address as kitAddress } from '@solana/kit';
import { type Address, addressOf } from '../../domain';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../embedded/genesis';
import type { AccountState, LedgerTime } from '../ledger';
import type { RpcPool } from './rpc-pool';

/** Accounts that one request may ask for. */
const PAGE = 100;
const CLOCK_SYSVAR = addressOf('SysvarC1ock11111111111111111111111111111111');
/** Where the clock has the Unix time: after slot, start of the epoch and two epochs. */
const UNIX_TIMESTAMP_AT = 32;

/** An account as nodes answer it. */
interface FoundAccount {
  readonly lamports: bigint;
  readonly owner: string;
  readonly data: readonly [string, 'base64'];
  readonly executable: boolean;
}

/** Reads the ledger through nodes, at one commitment. */
export class RpcReads {
  constructor(
    private readonly pool: RpcPool,
    private readonly commitment: Commitment,
  ) {}

  /** The accounts that exist, by address. */
  async accounts(addresses: readonly Address[]): Promise<Map<Address, AccountState>> {
    const found = new Map<Address, AccountState>();
    for (let from = 0; from < addresses.length; from += PAGE) {
      const page = addresses.slice(from, from + PAGE);
      const { value } = await this.pool.ask((rpc, seen) =>
        rpc.getMultipleAccounts(
          page.map((one) => kitAddress(one)),
          { ...seen, commitment: this.commitment, encoding: 'base64' },
        ),
      );
      page.forEach((address, index) => {
        const account = value[index];
        if (account) found.set(address, accountState(address, account));
      });
    }
    return found;
  }

  /** The token accounts of a wallet, of both token programs. */
  async tokenAccountsOf(owner: Address): Promise<AccountState[]> {
    const programs = [TOKEN_PROGRAM, TOKEN_2022_PROGRAM];
    const pages = await Promise.all(
      programs.map((program) =>
        this.pool.ask((rpc, seen) =>
          rpc.getTokenAccountsByOwner(
            kitAddress(owner),
            { programId: kitAddress(program) },
            { ...seen, commitment: this.commitment, encoding: 'base64' },
          ),
        ),
      ),
    );
    return pages
      .flatMap(({ value }) => [...value])
      .map(({ pubkey, account }) => accountState(addressOf(pubkey), account));
  }

  /** @throws {RpcError} also when no node has the clock */
  async time(): Promise<LedgerTime> {
    const [{ absoluteSlot, blockHeight }, accounts] = await Promise.all([
      this.pool.ask((rpc, seen) => rpc.getEpochInfo({ ...seen, commitment: this.commitment })),
      this.accounts([CLOCK_SYSVAR]),
    ]);
    const clock = accounts.get(CLOCK_SYSVAR);
    if (clock === undefined) throw new RangeError('The ledger has no clock');
    const view = new DataView(clock.data.buffer, clock.data.byteOffset, clock.data.byteLength);
    const unixTimestamp = view.getBigInt64(UNIX_TIMESTAMP_AT, true);
    return { slot: absoluteSlot, blockHeight, unixTimestamp };
  }

  blockHeight(): Promise<bigint> {
    return this.pool.ask((rpc, seen) => rpc.getBlockHeight({ ...seen, commitment: this.commitment }));
  }

  /** A recent blockhash, and the height up to which it is valid. */
  async blockhash(): Promise<{ readonly blockhash: string; readonly lastValidBlockHeight: bigint }> {
    const { value } = await this.pool.ask((rpc, seen) =>
      rpc.getLatestBlockhash({ ...seen, commitment: this.commitment }),
    );
    return { blockhash: value.blockhash, lastValidBlockHeight: value.lastValidBlockHeight };
  }
}

export function accountState(
  address: Address,
  { lamports, owner, data, executable }: FoundAccount,
): AccountState {
  const state = {
    ...{ address, lamports, owner: addressOf(owner) },
    data: Uint8Array.from(Buffer.from(data[0], 'base64')),
  };
  return executable ? { ...state, executable: true } : state;
}
