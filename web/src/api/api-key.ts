/** The same name that the page of a flow uses: a key that was given there holds here. */
const STORED = 'reev-api-key';

const listeners = new Set<() => void>();
let key = stored();
let isWanted = false;

/** The API key of this tab; absent: none was asked for. */
export function apiKey(): string | undefined {
  return key;
}

/** Has the service asked for a key, or refused the one of this tab? */
export function isKeyWanted(): boolean {
  return isWanted;
}

/** The service asks for a key: whoever shows the form hears of it. */
export function askForKey(): void {
  if (isWanted) return;
  isWanted = true;
  announce();
}

/** Keeps a key until the tab is closed. */
export function keepKey(given: string): void {
  key = given;
  isWanted = false;
  try {
    sessionStorage.setItem(STORED, given);
  } catch {
    // Storage may be refused; the key then lives as long as the page.
  }
  announce();
}

/** @returns how to stop listening */
export function onKeyChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(): void {
  for (const listener of listeners) listener();
}

function stored(): string | undefined {
  try {
    return sessionStorage.getItem(STORED) ?? undefined;
  } catch {
    return undefined;
  }
}
