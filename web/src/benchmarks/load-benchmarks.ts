import { answerOf } from '../api/answer-of';
import { type Schema, api } from '../api/client';

const PAGE = 100;

/** Every benchmark of the catalogue, page after page. */
export async function loadBenchmarks(signal: AbortSignal): Promise<readonly Schema<'BenchmarkDto'>[]> {
  const all: Schema<'BenchmarkDto'>[] = [];
  for (;;) {
    const after = all.at(-1)?.id;
    const query = { limit: PAGE, ...(after !== undefined && { after }) };
    const page = await answerOf(api().GET('/api/v1/benchmarks', { params: { query }, signal }));
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
