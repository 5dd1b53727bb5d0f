import { ORIGINAL_BENCHMARK, ORIGINAL_ID } from './original-benchmark';

const TEXT = expect.any(String) as unknown;
const NUMBER = expect.any(Number) as unknown;
const LIST = expect.any(Array) as unknown;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown;
const MD5 = expect.stringMatching(/^[0-9a-f]{32}$/) as unknown;

const STATUS = {
  execution_id: TEXT,
  benchmark_id: ORIGINAL_ID,
  agent: 'deterministic',
  status: 'Completed',
  created_at: TIME,
  updated_at: TIME,
  progress: 1,
  error_message: null,
  result_data: { success: true },
  metadata: {},
};
const LOG = {
  benchmark_id: ORIGINAL_ID,
  execution_id: TEXT,
  agent_type: 'deterministic',
  interface: 'web',
  status: 'completed',
  final_status: 'Completed',
  is_running: false,
  progress: 1,
  result: { duration_ms: NUMBER, exit_code: 0 },
};
const TOTALS = {
  avg_score: 1,
  total_tools: 1,
  success_rate: 100,
  execution_duration_ms: NUMBER,
  session_count: 1,
};
const CONSOLIDATED = {
  session_id: expect.stringMatching(/^static-.+_consolidated_\d+$/) as unknown,
  execution_id: TEXT,
  content: TEXT,
  metadata: TOTALS,
  created_at: TIME,
  success: true,
};
export const EXECUTION = { duration_ms: NUMBER, error: null, logs: LIST, tool_calls: LIST, status: TEXT };
export const CONFIG = {
  agent_type: 'deterministic',
  api_url: 'http://localhost:1',
  api_key: 'sk-secret-1234',
};

/** A route of the original with what its clients must find in the answer. */
export interface OriginalRoute {
  /** Of the inventory of the original's routes. */
  readonly row: number;
  /** `{id}` is the id of a benchmark that was run, `{eid}` that of its run. */
  readonly route: string;
  readonly body?: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** Rows 1 to 19 and 28 to 31; the others start flows or show internals. */
export const ORIGINAL_ROUTES: readonly OriginalRoute[] = [
  {
    row: 1,
    route: 'GET /health',
    status: 200,
    answer: { status: 'healthy', timestamp: TIME, version: TEXT },
  },
  {
    row: 2,
    route: 'GET /benchmarks',
    status: 200,
    answer: expect.arrayContaining([
      expect.objectContaining({ id: ORIGINAL_ID, description: TEXT, tags: LIST, prompt: TEXT }),
    ]),
  },
  {
    row: 3,
    route: 'GET /benchmarks/{id}',
    status: 200,
    answer: {
      id: ORIGINAL_ID,
      description: TEXT,
      prompt: TEXT,
      tags: LIST,
      recent_executions: [
        {
          execution_id: TEXT,
          agent_type: 'deterministic',
          status: 'completed',
          created_at: TIME,
          score: 1,
        },
      ],
      latest_execution_id: TEXT,
    },
  },
  {
    row: 5,
    route: 'GET /benchmarks/{id}/status/{eid}',
    status: 200,
    answer: STATUS,
  },
  { row: 6, route: 'GET /benchmarks/{id}/status?agent=deterministic', status: 200, answer: STATUS },
  {
    row: 4,
    route: 'POST /benchmarks/lend-usdc/run',
    body: { agent: 'deterministic' },
    status: 202,
    answer: { ...EXECUTION, execution_id: expect.stringMatching(/^static-/) as unknown, status: 'Queued' },
  },
  {
    row: 7,
    route: 'POST /benchmarks/{id}/stop/{eid}',
    status: 409,
    answer: { code: 'execution_finished', error: TEXT, message: TEXT },
  },
  { row: 8, route: 'GET /agents', status: 200, answer: ['deterministic', 'baseline'] },
  {
    row: 9,
    route: 'GET /agent-performance',
    status: 200,
    answer: [
      {
        agent_type: 'deterministic',
        total_benchmarks: NUMBER,
        average_score: NUMBER,
        success_rate: NUMBER,
        best_benchmarks: LIST,
        worst_benchmarks: LIST,
        results: LIST,
      },
    ],
  },
  { row: 10, route: 'POST /agents/config', body: CONFIG, status: 200, answer: { status: 'saved' } },
  {
    row: 11,
    route: 'GET /agents/config/deterministic',
    status: 200,
    answer: { ...CONFIG, api_key: '***1234' },
  },
  {
    row: 12,
    route: 'POST /agents/test',
    body: CONFIG,
    status: 200,
    answer: { status: 'success', message: TEXT },
  },
  {
    row: 13,
    route: 'GET /flow-logs/{id}',
    status: 200,
    answer: {
      benchmark_id: ORIGINAL_ID,
      sessions: [
        {
          session_id: TEXT,
          agent_type: 'deterministic',
          interface: 'web',
          status: 'completed',
          is_running: false,
          progress: 1,
          score: 1,
        },
      ],
    },
  },
  {
    row: 13,
    route: 'GET /flow-logs/transfer-usdc',
    status: 200,
    answer: { benchmark_id: 'transfer-usdc', sessions: [] },
  },
  {
    row: 14,
    route: 'GET /flows/{eid}',
    status: 200,
    answer: {
      session_id: TEXT,
      diagram: expect.stringMatching(/^stateDiagram/) as unknown,
      metadata: {
        state_count: NUMBER,
        tool_count: 1,
        execution_time_ms: NUMBER,
        benchmark_id: TEXT,
        session_id: TEXT,
      },
      sessions: LIST,
      tool_calls: [
        { tool_name: 'sol_transfer', duration_ms: NUMBER, params: {}, result_data: {}, tool_args: TEXT },
      ],
    },
  },
  {
    row: 15,
    route: 'GET /execution-logs/{id}?execution_id={eid}',
    status: 200,
    answer: { ...LOG, trace: TEXT },
  },
  { row: 15, route: 'GET /execution-logs/{id}', status: 200, answer: { ...LOG, trace: TEXT } },
  {
    row: 16,
    route: 'GET /transaction-logs/{id}?execution_id={eid}',
    status: 200,
    answer: { ...LOG, transaction_logs: expect.stringContaining('🔗') as unknown },
  },
  {
    row: 16,
    route: 'GET /transaction-logs/transfer-usdc',
    status: 200,
    answer: {
      benchmark_id: 'transfer-usdc',
      execution_id: null,
      is_running: false,
      message: TEXT,
      transaction_logs: expect.stringMatching(/^📝/) as unknown,
    },
  },
  { row: 17, route: 'GET /transaction-logs/demo', status: 404, answer: { code: 'execution_not_found' } },
  {
    row: 18,
    route: 'POST /upsert-yml',
    body: { yml_content: ORIGINAL_BENCHMARK },
    status: 200,
    answer: { success: true, benchmark_id: ORIGINAL_ID, md5: MD5, message: TEXT },
  },
  {
    row: 19,
    route: 'POST /sync',
    status: 200,
    answer: {
      success: true,
      message: TEXT,
      synced_count: {
        processed_count: NUMBER,
        new_count: 0,
        updated_count: 0,
        error_count: 0,
        duration_ms: NUMBER,
        synced_benchmarks: expect.arrayContaining([
          { name: 'transfer-sol', md5: MD5, operation: 'unchanged', processing_time_ms: NUMBER },
        ]) as unknown,
        errors: [],
      },
    },
  },
  {
    row: 29,
    route: 'GET /sessions/consolidated/{eid}',
    status: 200,
    answer: CONSOLIDATED,
  },
  { row: 30, route: 'GET /executions/{eid}/consolidated', status: 200, answer: CONSOLIDATED },
  {
    row: 31,
    route: 'GET /consolidation/{eid}/status?include_metadata=true',
    status: 200,
    answer: {
      execution_id: TEXT,
      complete: true,
      consolidated_session_id: TEXT,
      status: 'completed',
      message: TEXT,
      updated_at: TIME,
      metadata: TOTALS,
    },
  },
  { row: 31, route: 'GET /consolidation/{eid}/status', status: 200, answer: { metadata: null } },
  {
    row: 28,
    route: 'GET /metrics/recovery',
    status: 200,
    answer: {
      total_flows: NUMBER,
      successful_flows: NUMBER,
      failed_flows: NUMBER,
      recovered_flows: NUMBER,
      total_recovery_time_ms: NUMBER,
      average_recovery_time_ms: null,
      success_rate: NUMBER,
      strategies_used: {
        retry_attempts: NUMBER,
        alternative_flows_used: NUMBER,
        user_fulfillment_used: NUMBER,
      },
      last_updated: TIME,
    },
  },
];
