import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FlowStatusBody, finished } from './flows';

/** What a test reads of a scored run. */
export interface ScoredBody extends FlowStatusBody {
  readonly benchmark_id: string;
  readonly mode: string;
  readonly wallet: string;
  readonly scoring: {
    readonly score: number;
    readonly verdict: string;
    readonly conduct_score: number | null;
    readonly wrong_trade: boolean;
    readonly compatibility: { readonly score: number; readonly verdict: string };
    readonly instruction_score: number;
    readonly onchain_score: number;
    readonly assertion_score: number | null;
    readonly assertions: readonly { readonly passed: boolean }[];
    readonly issues: readonly string[];
  };
}

const ORIGINALS = join(__dirname, '../../../shared/reference/reev-benchmarks');

/** The original's files by name; empty where they are not at hand. */
export const originalFiles: readonly string[] = existsSync(ORIGINALS)
  ? readdirSync(ORIGINALS).filter((name) => name.endsWith('.yml'))
  : [];

export function originalText(name: string): string {
  return readFileSync(join(ORIGINALS, name), 'utf8');
}

export async function storeBenchmark(app: NestFastifyApplication, text: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/upsert-yml',
    payload: { yml_content: text },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
}

/** Runs a benchmark of the catalogue to its end. */
export async function runBenchmark(app: NestFastifyApplication, id: string): Promise<ScoredBody> {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1/benchmarks/${id}/run`,
    payload: { agent: 'deterministic' },
  });
  if (answer.statusCode !== 202) throw new Error(answer.body);
  return (await finished(app, answer.json<{ execution_id: string }>().execution_id)) as ScoredBody;
}
