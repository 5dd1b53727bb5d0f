import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from './api-problem';
import { keyState, onNewKey } from './api-key';
import { isAbort } from './answer-of';

export interface Loaded<T> {
  /** The newest answer; absent: none yet. */
  readonly value: T | undefined;
  /** Why the newest call failed; absent: it did not. */
  readonly problem: ApiProblem | undefined;
  readonly reload: () => void;
}

/**
 * Loads something now, whenever the inputs change, with every new API key, and again every so often while the page is
 * looked at.
 * @param inputs what the call depends on; JSON values
 */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<T>,
  inputs: readonly unknown[],
  everyMs?: number,
): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ value: undefined, problem: undefined });
  const latest = useRef(load);
  latest.current = load;
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => onNewKey(reload), [reload]);
  useEffect(() => {
    const abort = new AbortController();
    latest.current(abort.signal).then(
      (value) => !abort.signal.aborted && setState({ value, problem: undefined }),
      (error: unknown) => {
        if (!isAbort(error)) setState(({ value }) => ({ value, problem: problemOf(error) }));
      },
    );
    return () => abort.abort();
  }, [JSON.stringify(inputs), round]);
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => !document.hidden && keyState() === 'settled' && reload(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, reload]);
  return { ...state, reload };
}

/** An error of the page itself is shown like one of the service, not swallowed. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(error instanceof Error ? error.message : String(error), 0);
}
