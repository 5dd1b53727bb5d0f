import { getWallets } from '@wallet-standard/app';
import type { Wallet, WalletAccount } from '@wallet-standard/base';
import { useEffect, useState } from 'preact/hooks';

const CONNECT = 'standard:connect';
const SIGN = 'solana:signTransaction';

interface ConnectFeature {
  connect(): Promise<{ readonly accounts: readonly WalletAccount[] }>;
}
interface SignFeature {
  signTransaction(input: {
    readonly account: WalletAccount;
    readonly transaction: Uint8Array;
    readonly chain: string;
  }): Promise<readonly { readonly signedTransaction: Uint8Array }[]>;
}

/** The wallets in this browser that can sign transactions of Solana, also those that come later. */
export function useBrowserWallets(): readonly Wallet[] {
  const [wallets, setWallets] = useState(signingWallets);
  useEffect(() => {
    const update = () => setWallets(signingWallets());
    const offs = [getWallets().on('register', update), getWallets().on('unregister', update)];
    update();
    return () => offs.forEach((off) => off());
  }, []);
  return wallets;
}

/** Asks a wallet for its accounts. @throws {Error} of the wallet when its owner refuses */
export async function connectWallet(wallet: Wallet): Promise<readonly WalletAccount[]> {
  const feature = wallet.features[CONNECT];
  if (!isConnectFeature(feature)) return wallet.accounts;
  const { accounts } = await feature.connect();
  return accounts;
}

/**
 * Has the owner of an address sign a transaction with whichever wallet holds it.
 * @param transaction base64
 * @returns the signed transaction, base64
 * @throws {Error} when no wallet holds the address, or its owner refuses
 */
export async function signWith(address: string, transaction: string): Promise<string> {
  for (const wallet of signingWallets()) {
    const accounts = wallet.accounts.length > 0 ? wallet.accounts : await connectWallet(wallet);
    const account = accounts.find((one) => one.address === address);
    const feature = wallet.features[SIGN];
    if (account === undefined || !isSignFeature(feature)) continue;
    const chain = chainOf(wallet);
    const [signed] = await feature.signTransaction({ account, chain, transaction: bytesOf(transaction) });
    if (signed !== undefined) return base64Of(signed.signedTransaction);
  }
  throw new Error(`No wallet in this browser holds ${address}.`);
}

function signingWallets(): readonly Wallet[] {
  return getWallets()
    .get()
    .filter(({ features }) => isSignFeature(features[SIGN]));
}

/** The sandbox is nobody's mainnet: a wallet that knows a local network signs for that. */
function chainOf({ chains }: Wallet): string {
  return (
    chains.find((chain) => chain === 'solana:localnet') ??
    chains.find((chain) => chain.startsWith('solana:')) ??
    'solana:mainnet'
  );
}

function isConnectFeature(feature: unknown): feature is ConnectFeature {
  return typeof feature === 'object' && feature !== null && 'connect' in feature;
}

function isSignFeature(feature: unknown): feature is SignFeature {
  return typeof feature === 'object' && feature !== null && 'signTransaction' in feature;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
