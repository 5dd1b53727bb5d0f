/** Is this the page that somebody works with? Of all pages of a browser at most one is. */
export function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus();
}

/** A signal for the moment at which somebody looks away; to be disposed of by the caller. */
export function lookedAway(): { readonly signal: AbortSignal; readonly dispose: () => void } {
  const away = new AbortController();
  const done = new AbortController();
  const check = () => {
    if (!isLookedAt()) away.abort();
  };
  addEventListener('blur', check, { signal: done.signal });
  document.addEventListener('visibilitychange', check, { signal: done.signal });
  return { signal: away.signal, dispose: () => done.abort() };
}

/** Resolves when the page is to be seen at all, or when the signal says so. */
export function untilShown(signal: AbortSignal): Promise<void> {
  return until(() => !document.hidden, signal);
}

/** Resolves after a while, at once when somebody looks at the page, or when the signal says so. */
export async function pauseUntilLookedAt(milliseconds: number, signal: AbortSignal): Promise<void> {
  const isOver = new AbortController();
  const timer = setTimeout(() => isOver.abort(), milliseconds);
  const wasLookedAt = isLookedAt();
  await until(() => !wasLookedAt && isLookedAt(), AbortSignal.any([signal, isOver.signal]));
  clearTimeout(timer);
}

function until(isSo: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const check = () => {
      if (!isSo() && !signal.aborted) return;
      done.abort();
      resolve();
    };
    addEventListener('focus', check, { signal: done.signal });
    document.addEventListener('visibilitychange', check, { signal: done.signal });
    signal.addEventListener('abort', check, { signal: done.signal });
    check();
  });
}
