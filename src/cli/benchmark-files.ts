import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';

/** The benchmark files that paths name: files themselves, and the `.yml` and `.yaml` of folders in order of name. */
export async function benchmarkFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(paths.map(filesAt));
  return files.flat();
}

/** @throws {CliError} when the file cannot be read */
export async function readBenchmark(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(`${path} cannot be read: check its name and your rights to it.`, EXIT.refused, {
      cause,
    });
  });
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new CliError(`There is no file ${path}: name benchmark files, or folders of them.`, EXIT.refused, {
      cause,
    });
  });
  if (!found.isDirectory()) return [path];
  const names = (await entriesOf(path)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return names.map((name) => join(path, name));
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((cause: unknown) => {
    throw new CliError(`The folder ${folder} cannot be read: check your rights to it.`, EXIT.refused, {
      cause,
    });
  });
}
