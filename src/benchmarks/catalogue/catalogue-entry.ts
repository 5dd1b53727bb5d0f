import { createHash } from 'node:crypto';
import { type BenchmarkFile, type ParseOptions, parseBenchmark } from '../../benchmark-file';

/** A benchmark of the catalogue. */
export interface CatalogueEntry {
  readonly id: string;
  /** MD5 (hex) of `<id>:<prompt>`: how the original names benchmarks in its store. */
  readonly md5: string;
  /** The YAML text. */
  readonly content: string;
  readonly createdAt: string;
  readonly file: BenchmarkFile;
}

/**
 * Reads a stored or shipped text.
 * @throws {AppError} `invalid_benchmark`
 */
export function catalogueEntry(
  content: string,
  source: string,
  createdAt: string,
  options: ParseOptions = {},
): CatalogueEntry {
  const file = parseBenchmark(content, source, options);
  return { id: file.id, md5: md5Of(file), content, createdAt, file };
}

function md5Of({ id, prompt }: BenchmarkFile): string {
  return createHash('md5').update(`${id}:${prompt}`).digest('hex');
}
