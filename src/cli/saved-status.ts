import { readFile } from 'node:fs/promises';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import { type ScoredRun, scoreTree } from './score-tree';

type Saved = Partial<ScoredRun> & { readonly mode?: string };

/**
 * Statuses that `--json` printed into a file, as trees of text.
 * @throws {CliError} when the file cannot be read, or holds something else
 */
export async function savedTrees(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(`${path} cannot be read: name a file that --json was printed into.`, EXIT.refused, {
      cause,
    });
  });
  return statusesIn(text, path).map((status) =>
    status.mode === 'static' ? scoreTree(status) : status.trace,
  );
}

function statusesIn(text: string, path: string): readonly (ScoredRun & Saved)[] {
  try {
    const saved = [JSON.parse(text) as Saved | readonly Saved[]].flat();
    if (saved.every((status): status is ScoredRun & Saved => typeof status.trace === 'string')) return saved;
  } catch {
    // Said below.
  }
  throw new CliError(`${path} holds no status: name a file that --json was printed into.`, EXIT.refused);
}
