import { type Address } from '../../domain';
import type { AccountState } from '../ledger';
import { addressAt } from './address-bytes';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from './genesis';

/** What matters of a token account (SPL Token layout, 165 bytes; Token-2022 begins with the same). */
export interface TokenAccountView {
  readonly mint: Address;
  readonly owner: Address;
  readonly amount: bigint;
  readonly delegate: Address | undefined;
  readonly delegatedAmount: bigint;
  /** Is it wrapped SOL? Then its lamports beyond the rent are its amount. */
  readonly isNative: boolean;
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
    isNative: view.getUint32(OFFSET.isNative, true) === 1,
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

function isTokenAccount({ owner, data }: AccountState): boolean {
  if (data.length === LENGTH)
    return (owner === TOKEN_PROGRAM || owner === TOKEN_2022_PROGRAM) && data[OFFSET.state] !== 0;
  return owner === TOKEN_2022_PROGRAM && data.length > LENGTH && data[LENGTH] === 2;
}

/** An optional address: four bytes that say whether it is there, then the address. */
function optionAt(data: Uint8Array, view: DataView, offset: number): Address | undefined {
  return view.getUint32(offset, true) === 1 ? addressAt(data, offset + 4) : undefined;
}

/** What matters of a mint (SPL Token layout, 82 bytes). */
export interface MintView {
  readonly supply: bigint;
  readonly decimals: number;
}

const MINT = { length: 82, supply: 36, decimals: 44 };

export function viewMint(account: AccountState | undefined): MintView | undefined {
  if (account === undefined || account.data.length < MINT.length) return undefined;
  if (account.owner !== TOKEN_PROGRAM && account.owner !== TOKEN_2022_PROGRAM) return undefined;
  const { data } = account;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return { supply: view.getBigUint64(MINT.supply, true), decimals: view.getUint8(MINT.decimals) };
}
