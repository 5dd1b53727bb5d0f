import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from './cli-error';

/** The benchmark files that paths name: files themselves, and the `.yml` and `.yaml` of folders in order of name. */
export async function benchmarkFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(paths.map(filesAt));
  return files.flat();
}

/** @throws {CliError} when the file cannot be read */
export async function readBenchmark(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(`${path} cannot be read.`, { cause });
  });
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new CliError(`There is no file ${path}.`, { cause });
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return names.map((name) => join(path, name));
}
