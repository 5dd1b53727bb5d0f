import type { Wallet } from '@wallet-standard/base';
import { useState } from 'preact/hooks';
import { problemOf } from '../api/use-loaded';
import { connectWallet, useBrowserWallets } from '../wallets/browser-wallets';
import { rememberWallet } from '../wallets/known-wallets';
import { makeWallet } from '../wallets/make-wallet';

interface Props {
  /** @param ownerSigns the key is not the sandbox's */
  readonly onTake: (address: string, ownerSigns: boolean) => void;
}

/** Makes a wallet of the sandbox, or takes one of the browser, whose owner then signs. */
export function WalletButtons({ onTake }: Props) {
  const browserWallets = useBrowserWallets();
  const [trouble, setTrouble] = useState('');
  const attempt = (address: Promise<string>, ownerSigns: boolean) => {
    setTrouble('');
    address.then(
      (taken) => onTake(taken, ownerSigns),
      (error: unknown) => setTrouble(problemOf(error).message),
    );
  };
  return (
    <>
      <button type="button" onClick={() => attempt(makeWallet(), false)}>
        Make a wallet
      </button>
      {browserWallets.map((wallet) => (
        <button key={wallet.name} type="button" onClick={() => attempt(accountOf(wallet), true)}>
          Connect {wallet.name}
        </button>
      ))}
      {trouble !== '' && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
    </>
  );
}

/** @throws {Error} when its owner shares no account */
async function accountOf(wallet: Wallet): Promise<string> {
  const [account] = await connectWallet(wallet);
  if (account === undefined) throw new Error(`${wallet.name} shares no account.`);
  rememberWallet(account.address);
  return account.address;
}
