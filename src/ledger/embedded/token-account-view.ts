import { type Address } from '../../domain';
import type { AccountState } from '../ledger';
import { addressAt, bytesOf } from './address-bytes';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from './genesis';

/** What matters of a token account (SPL Token layout, 165 bytes; Token-2022 begins with the same). */
export interface TokenAccountView {
  readonly mint: Address;
  readonly owner: Address;
  readonly amount: bigint;
  readonly delegate: Address | undefined;
  readonly delegatedAmount: bigint;
  readonly isFrozen: boolean;
  /** Is it wrapped SOL? Then its lamports beyond the rent are its amount. */
  readonly isNative: boolean;
  /** Lamports of wrapped SOL that are its rent. */
  readonly nativeRent: bigint;
  readonly closeAuthority: Address | undefined;
}

const LENGTH = 165;
const OFFSET = {
  mint: 0,
  owner: 32,
  amount: 64,
  delegate: 72,
  state: 108,
  isNative: 109,
  delegatedAmount: 121,
  closeAuthority: 129,
};

const INITIALIZED = 1;
const FROZEN = 2;

/** Reads a token account without the general decoder: this is done for every account of every transaction. */
export function viewTokenAccount(account: AccountState | undefined): TokenAccountView | undefined {
  if (account === undefined || !isTokenAccount(account)) return undefined;
  const { data } = account;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return {
    mint: addressAt(data, OFFSET.mint),
    owner: addressAt(data, OFFSET.owner),
    amount: view.getBigUint64(OFFSET.amount, true),
    delegate: optionAt(data, view, OFFSET.delegate),
    delegatedAmount: view.getBigUint64(OFFSET.delegatedAmount, true),
    isFrozen: data[OFFSET.state] === FROZEN,
    isNative: view.getUint32(OFFSET.isNative, true) === 1,
    nativeRent: view.getBigUint64(OFFSET.isNative + 4, true),
    closeAuthority: optionAt(data, view, OFFSET.closeAuthority),
  };
}

/** The token account with another amount; of wrapped SOL, the lamports follow. */
export function withTokenAmount(account: AccountState, amount: bigint): AccountState {
  const data = Uint8Array.from(account.data);
  new DataView(data.buffer).setBigUint64(OFFSET.amount, amount, true);
  const view = viewTokenAccount(account);
  const lamports = view?.isNative === true ? account.lamports - view.amount + amount : account.lamports;
  return { ...account, lamports, data };
}

/** What is to be different about a token account; null takes away. */
export interface TokenAccountPatch {
  readonly amount?: bigint;
  readonly delegate?: Address | null;
  readonly delegatedAmount?: bigint;
  readonly isFrozen?: boolean;
  readonly closeAuthority?: Address | null;
}

/** The token account with some members changed. */
export function patchTokenAccount(account: AccountState, patch: TokenAccountPatch): AccountState {
  const amount = patch.amount ?? viewTokenAccount(account)?.amount ?? 0n;
  const patched = withTokenAmount(account, amount);
  const { data } = patched;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (patch.delegate !== undefined) setOption(data, view, OFFSET.delegate, patch.delegate);
  if (patch.closeAuthority !== undefined) setOption(data, view, OFFSET.closeAuthority, patch.closeAuthority);
  if (patch.delegatedAmount !== undefined)
    view.setBigUint64(OFFSET.delegatedAmount, patch.delegatedAmount, true);
  if (patch.isFrozen !== undefined) data[OFFSET.state] = patch.isFrozen ? FROZEN : INITIALIZED;
  return patched;
}

function isTokenAccount({ owner, data }: AccountState): boolean {
  if (data.length === LENGTH)
    return (owner === TOKEN_PROGRAM || owner === TOKEN_2022_PROGRAM) && data[OFFSET.state] !== 0;
  return owner === TOKEN_2022_PROGRAM && data.length > LENGTH && data[LENGTH] === 2;
}

/** An optional address: four bytes that say whether it is there, then the address. */
function optionAt(data: Uint8Array, view: DataView, offset: number): Address | undefined {
  return view.getUint32(offset, true) === 1 ? addressAt(data, offset + 4) : undefined;
}

function setOption(data: Uint8Array, view: DataView, offset: number, address: Address | null): void {
  view.setUint32(offset, address === null ? 0 : 1, true);
  data.set(address === null ? new Uint8Array(32) : bytesOf(address), offset + 4);
}

/** What matters of a mint (SPL Token layout, 82 bytes). */
export interface MintView {
  readonly supply: bigint;
  readonly decimals: number;
  readonly isInitialized: boolean;
  readonly mintAuthority: Address | undefined;
  readonly freezeAuthority: Address | undefined;
}

const MINT = {
  length: 82,
  mintAuthority: 0,
  supply: 36,
  decimals: 44,
  isInitialized: 45,
  freezeAuthority: 46,
};

export function viewMint(account: AccountState | undefined): MintView | undefined {
  if (account === undefined || !isMint(account)) return undefined;
  const { data } = account;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return {
    supply: view.getBigUint64(MINT.supply, true),
    decimals: view.getUint8(MINT.decimals),
    isInitialized: view.getUint8(MINT.isInitialized) !== 0,
    mintAuthority: optionAt(data, view, MINT.mintAuthority),
    freezeAuthority: optionAt(data, view, MINT.freezeAuthority),
  };
}

/** Token-2022 pads a mint with extensions to the length of a token account, and says after that what it is. */
function isMint({ owner, data }: AccountState): boolean {
  if (data.length === MINT.length) return owner === TOKEN_PROGRAM || owner === TOKEN_2022_PROGRAM;
  return owner === TOKEN_2022_PROGRAM && data.length > LENGTH && data[LENGTH] === 1;
}
