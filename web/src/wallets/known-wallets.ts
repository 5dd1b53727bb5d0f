const STORED = 'reev-wallets';
/** Kept at most; the oldest goes first. */
const MAX_KEPT = 20;

/** Addresses of wallets that this browser has used, the newest first. */
export function knownWallets(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** The wallet that was used last; absent: none was. */
export function lastWallet(): string | undefined {
  return knownWallets()[0];
}

export function rememberWallet(address: string): void {
  keep([address, ...knownWallets().filter((known) => known !== address)]);
}

export function forgetWallet(address: string): void {
  keep(knownWallets().filter((known) => known !== address));
}

function keep(addresses: readonly string[]): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(addresses.slice(0, MAX_KEPT)));
  } catch {
    // Storage may be refused; the wallets are then those of this page alone.
  }
}
