import { type BenchmarkRow, decodeJson, encodeJson } from '../../storage';
import type { BenchmarkFile } from '../../benchmark-file';
import { catalogueEntry } from './catalogue-entry';

/** What a list shows of a benchmark. */
export interface ListedBenchmark {
  readonly id: string;
  /** MD5 (hex) of `<id>:<prompt>`. */
  readonly md5: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly prompt: string;
  readonly createdAt: string;
}

type Summary = Pick<ListedBenchmark, 'description' | 'tags' | 'prompt'>;

/** What is kept beside the YAML text, so that a list need not read that. */
export function encodeSummary({ description, tags, prompt }: BenchmarkFile): string {
  return encodeJson({ description, tags, prompt } satisfies Summary);
}

/** A row that was stored before summaries were kept is read from its text. */
export function listedBenchmark(row: BenchmarkRow): ListedBenchmark {
  const { benchmark_id: id, md5, created_at: createdAt } = row;
  return { id, md5, createdAt, ...summaryOf(row) };
}

function summaryOf({ benchmark_id, content, created_at, summary }: BenchmarkRow): Summary {
  if (summary !== null) return decodeJson(summary) as Summary;
  const { description, tags, prompt } = catalogueEntry(content, benchmark_id, created_at).file;
  return { description, tags, prompt };
}
