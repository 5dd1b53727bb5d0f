import { EXIT } from './exit-code';

/** Runs `work` with a signal that aborts at the first Ctrl-C; the second ends the process. */
export async function interruptible<T>(work: (interruption: AbortSignal) => Promise<T>): Promise<T> {
  const asked = new AbortController();
  const interrupt = () => {
    if (asked.signal.aborted) process.exit(EXIT.interrupted);
    asked.abort();
  };
  process.on('SIGINT', interrupt);
  try {
    return await work(asked.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
