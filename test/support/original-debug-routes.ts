import { ORIGINAL_ID } from './original-benchmark';
import type { OriginalRoute } from './original-routes';

const TEXT = expect.any(String) as unknown;
const NUMBER = expect.any(Number) as unknown;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown;
const MD5 = expect.stringMatching(/^[0-9a-f]{32}$/) as unknown;

/** Rows 20 to 24: they show internals, and are served only on request. */
export const ORIGINAL_DEBUG_ROUTES: readonly OriginalRoute[] = [
  {
    row: 20,
    route: 'POST /test-on-conflict',
    status: 200,
    answer: {
      success: true,
      message: TEXT,
      test_results: {
        first_insert_result: TEXT,
        second_insert_result: TEXT,
        total_records: 1,
        expected_records: 1,
      },
    },
  },
  {
    row: 21,
    route: 'GET /debug/benchmarks',
    status: 200,
    answer: {
      success: true,
      count: NUMBER,
      benchmarks: expect.arrayContaining([
        { id: MD5, prompt_preview: TEXT, benchmark_name: ORIGINAL_ID, created_at: TIME },
      ]) as unknown,
    },
  },
  {
    row: 22,
    route: 'GET /debug/agent-performance-raw',
    status: 200,
    answer: {
      count: NUMBER,
      data: expect.arrayContaining([
        expect.objectContaining({
          agent_type: 'deterministic',
          execution_time_ms: NUMBER,
          flow_log_id: null,
          prompt_md5: MD5,
          additional_metrics: {},
        }),
      ]) as unknown,
    },
  },
  {
    row: 23,
    route: 'GET /debug/execution-sessions',
    status: 200,
    answer: {
      count: NUMBER,
      data: expect.arrayContaining([
        {
          session_id: TEXT,
          benchmark_id: ORIGINAL_ID,
          agent_type: 'deterministic',
          interface: 'web',
          start_time: NUMBER,
          end_time: NUMBER,
          status: 'completed',
          score: 1,
          final_status: 'Succeeded',
        },
      ]) as unknown,
    },
  },
  {
    row: 24,
    route: 'GET /debug/insert-test-data',
    status: 200,
    answer: { status: 'success', message: TEXT },
  },
];
