/** The same name that the page of a flow uses: a key that was given there holds here. */
const STORED = 'reev-api-key';

/** What the service says about the key of this tab. */
export type KeyState =
  /** It takes the key, or has not asked for one. */
  | 'settled'
  /** It asks for one. */
  | 'wanted'
  /** It does not take the one that was given. */
  | 'refused';

const listeners = new Set<() => void>();
let key = stored();
let state: KeyState = 'settled';

/** The API key of this tab; absent: none was asked for. */
export function apiKey(): string | undefined {
  return key;
}

export function keyState(): KeyState {
  return state;
}

/**
 * The service has answered 401. A key that it does not take is forgotten: whoever sends wrong keys again and again is made
 * to wait.
 */
export function askForKey(): void {
  if (state !== 'settled') return;
  state = key === undefined ? 'wanted' : 'refused';
  key = undefined;
  store(undefined);
  announce();
}

/** Keeps a key until the tab is closed. */
export function keepKey(given: string): void {
  key = given;
  state = 'settled';
  store(given);
  announce();
}

/** @returns how to stop listening */
export function onKeyChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Once a key was given, what was refused is asked for again. @returns how to stop listening */
export function onNewKey(listener: () => void): () => void {
  return onKeyChange(() => {
    if (state === 'settled') listener();
  });
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

function store(given: string | undefined): void {
  try {
    if (given === undefined) sessionStorage.removeItem(STORED);
    else sessionStorage.setItem(STORED, given);
  } catch {
    // Storage may be refused; the key then lives as long as the page.
  }
}
