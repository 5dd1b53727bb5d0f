import { type Address, addressOf, findMint } from '../domain';
import { bytesOf } from './embedded/address-bytes';
import { isOnCurve } from './embedded/is-on-curve';
import { viewMint, viewTokenAccount } from './embedded/token-account-view';
import type { AccountState } from './ledger';

/** What lies at an address, as far as it matters to whoever would send there, or sign for it. */
export type AddressKind =
  /** A key pair's address: what is there, or will be, is somebody's. */
  | { readonly kind: 'wallet' }
  /** Not on the ed25519 curve: nobody can sign for it, only a program. */
  | { readonly kind: 'derived' }
  | { readonly kind: 'program' | 'sysvar' | 'mint' }
  | { readonly kind: 'token_account'; readonly owner: Address };

/** Owners of programs. */
const LOADERS: ReadonlySet<string> = new Set([
  'NativeLoader1111111111111111111111111111111',
  'BPFLoader1111111111111111111111111111111111',
  'BPFLoader2111111111111111111111111111111111',
  'BPFLoaderUpgradeab1e11111111111111111111111',
  'LoaderV411111111111111111111111111111111111',
]);
const SYSVARS = addressOf('Sysvar1111111111111111111111111111111111111');

/** Addresses of the runtime that not every ledger has an account for. */
const RUNTIME: ReadonlyMap<string, 'program' | 'sysvar'> = new Map([
  ...[...LOADERS].map((loader) => [loader, 'program'] as const),
  ['11111111111111111111111111111111', 'program'],
  ['Config1111111111111111111111111111111111111', 'program'],
  ['Feature111111111111111111111111111111111111', 'program'],
  [SYSVARS, 'sysvar'],
  ['Sysvar1nstructions1111111111111111111111111', 'sysvar'],
  ['SysvarRewards111111111111111111111111111111', 'sysvar'],
]);

/** @param account what the ledger has there, if anything */
export function addressKind(address: Address, account: AccountState | undefined): AddressKind {
  const ofRuntime = RUNTIME.get(address);
  if (ofRuntime) return { kind: ofRuntime };
  if (account && LOADERS.has(account.owner)) return { kind: 'program' };
  if (account?.owner === SYSVARS) return { kind: 'sysvar' };
  const tokens = viewTokenAccount(account);
  if (tokens) return { kind: 'token_account', owner: tokens.owner };
  if (findMint(address) || viewMint(account)) return { kind: 'mint' };
  return { kind: isOnCurve(bytesOf(address)) ? 'wallet' : 'derived' };
}

/** Why an address is nobody's wallet, a sentence; `undefined` when it may be one. */
export function noWallet(address: Address, lies: AddressKind): string | undefined {
  switch (lies.kind) {
    case 'program':
      return `${address} is a program and not a wallet.`;
    case 'sysvar':
      return `${address} is a system variable of the network and not a wallet.`;
    case 'mint':
      return `${address} is the mint of ${findMint(address)?.symbol ?? 'a token'} and not a wallet.`;
    case 'token_account':
      return `${address} is a token account of the wallet ${lies.owner} and not a wallet itself.`;
    case 'derived':
    case 'wallet':
      return undefined;
    default:
      return lies satisfies never;
  }
}
