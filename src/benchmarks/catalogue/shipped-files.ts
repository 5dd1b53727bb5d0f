import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { BenchmarksConfig, EnvironmentError } from '../../config';
import { MAX_BENCHMARK_BYTES } from '../../benchmark-file';

/** The text of one shipped file, or why it cannot be had. */
export interface ShippedFile {
  readonly name: string;
  readonly text?: string;
  readonly error?: string;
}

/** Reads the folder of shipped benchmarks. */
@Injectable()
export class ShippedFiles {
  constructor(private readonly config: BenchmarksConfig) {}

  /** @throws {EnvironmentError} when there is no such folder, or it cannot be read */
  async check(): Promise<void> {
    const { folder } = this.config;
    await readdir(folder).catch((cause: unknown) => {
      const allowed = `must be a folder that this user can read (${(cause as Error).message})`;
      throw new EnvironmentError([{ name: 'REEV_BENCHMARKS_DIR', value: folder, allowed }], { cause });
    });
  }

  /** Every `.yml` and `.yaml` of the folder in order of name; nothing when there is no such folder. */
  async read(): Promise<readonly ShippedFile[]> {
    const names = await readdir(this.config.folder).catch(() => []);
    const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
    return Promise.all(files.map((name) => this.readOne(name)));
  }

  private async readOne(name: string): Promise<ShippedFile> {
    const path = join(this.config.folder, name);
    try {
      if ((await stat(path)).size > MAX_BENCHMARK_BYTES) return { name, error: 'The file is too large.' };
      return { name, text: await readFile(path, 'utf8') };
    } catch (error) {
      return { name, error: error instanceof Error ? error.message : 'The file cannot be read.' };
    }
  }
}
