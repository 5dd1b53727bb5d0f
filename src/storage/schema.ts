import type { Generated } from 'kysely';

/**
 * The tables, the same on SQLite and Postgres: text and integer columns, JSON as text, times as RFC 3339 text, u64 as
 * decimal text, bytes as base64 text.
 */
export interface Schema {
  flows: FlowRow;
  flow_benchmarks: FlowBenchmarkRow;
  executions: ExecutionRow;
  resumptions: ResumptionRow;
  events: EventRow;
  steps: StepRow;
  attempts: AttemptRow;
  recoveries: RecoveryRow;
  recovery_parts: RecoveryPartRow;
  ledger_transactions: LedgerTransactionRow;
  sandbox_accounts: SandboxAccountRow;
  sandbox_state: SandboxStateRow;
  sandbox_history: SandboxHistoryRow;
  sandbox_history_accounts: SandboxHistoryAccountRow;
  benchmarks: BenchmarkRow;
  benchmark_runs: BenchmarkRunRow;
  idempotency_keys: IdempotencyKeyRow;
}

export interface FlowRow {
  flow_id: string;
  wallet: string;
  prompt: string;
  /** The plan, encoded by `encodeJson`. */
  plan: string;
  created_at: string;
}

/** The benchmark file that a flow ran from. */
export interface FlowBenchmarkRow {
  flow_id: string;
  yaml: string;
  created_at: string;
}

/** One run of a plan; also the queue of the local adapter. */
export interface ExecutionRow {
  execution_id: string;
  flow_id: string;
  mode: string;
  status: string;
  revision: number;
  wallet: string;
  /** Not to be run before; null: no worker is to take it (finished, or waiting for a person). */
  run_at: string | null;
  created_at: string;
  updated_at: string;
  /** Null: it has not ended. */
  finished_at: Generated<string | null>;
  /** Milliseconds from its acceptance to its end. */
  duration_ms: Generated<number | null>;
  /** Steps that completed after something was decided about a failed attempt; known at the end. */
  recovered_steps: Generated<number>;
  agent: Generated<string>;
  /** In static mode. */
  benchmark_id: Generated<string | null>;
  /** Name of the key that started it; null: nobody's in particular. */
  owner: Generated<string | null>;
  started_at: Generated<string | null>;
  /** Finished work in percent; clients see it as 0 to 1. */
  progress: Generated<number>;
}

/** Which execution goes on where this one ended. */
export interface ResumptionRow {
  execution_id: string;
  resumed_as: string;
}

export interface EventRow {
  execution_id: string;
  revision: number;
  type: string;
  at: string;
  /** The form of the event: 1 for what was written before forms were counted. */
  version: Generated<number>;
  /** The event, encoded by `encodeJson`. */
  data: string;
}

export interface StepRow {
  execution_id: string;
  step_id: string;
  position: number;
  tool: string;
  status: string;
  started_at: string | null;
  /** When it completed, failed or was skipped. */
  ended_at: string | null;
  failed_attempts: Generated<number>;
}

/** The primary key fences a second worker: the same attempt cannot be recorded twice. */
export interface AttemptRow {
  execution_id: string;
  step_id: string;
  attempt: number;
  signature: string;
  last_valid_block_height: string;
  venue: string;
  outcome: string | null;
  recorded_at: string;
  ended_at: string | null;
}

/** The recovery of one step, from its first failed attempt to its end. */
export interface RecoveryRow {
  execution_id: string;
  step_id: string;
  /** `recovered`, `exhausted`, `not_applicable` or `stopped`. */
  outcome: string;
  /** Milliseconds, without the time that a person took. */
  machine_ms: number;
  /** Milliseconds; null: nobody was asked. */
  person_ms: number | null;
  ended_at: string;
}

/** What one strategy did in a recovery, or what became of the failures of one class. */
export interface RecoveryPartRow {
  execution_id: string;
  step_id: string;
  /** `strategy` or `error_class`. */
  kind: string;
  name: string;
  outcome: string;
  attempts: number;
  machine_ms: number;
  ended_at: string;
}

/** A transaction that was, or is about to be, sent. */
export interface LedgerTransactionRow {
  signature: string;
  ledger: string;
  /** Base64. */
  wire: string;
  fee_payer: string;
  blockhash: string;
  last_valid_block_height: string;
  /** `recorded` until the ledger executed it, then `landed` or `failed`. */
  status: string;
  /** The landed transaction, encoded by `encodeJson`. */
  result: string | null;
  /** Slot and clock (seconds) at which it was executed, or is to be executed again after a crash. */
  slot: string;
  unix_timestamp: string;
  /** How many it carries. */
  steps: number;
}

export interface SandboxAccountRow {
  address: string;
  lamports: string;
  owner: string;
  /** Base64. */
  data: string;
  executable: number;
  /** The wallet whose token account it is. */
  holder: string | null;
}

/** Facts of the sandbox that outlive the process, by name: its genesis time, its keys, wallets seen. */
export interface SandboxStateRow {
  name: string;
  value: string;
}

/** A transaction that the sandbox executed, in their order. */
export interface SandboxHistoryRow {
  position: number;
  signature: string;
  slot: string;
  /** What it did, encoded by `encodeJson`. */
  detail: string;
}

/** An account that an executed transaction named. */
export interface SandboxHistoryAccountRow {
  address: string;
  position: number;
}

/** A benchmark of the catalogue. */
export interface BenchmarkRow {
  benchmark_id: string;
  /** MD5 (hex) of `<id>:<prompt>`, as the original names benchmarks in its store. */
  md5: string;
  /** `file` when it was shipped, `upload` when a client stored it. */
  origin: string;
  /** The YAML text. */
  content: string;
  created_at: string;
  updated_at: string;
  /** What a list shows, encoded by `encodeJson`; null: stored before it was kept. */
  summary: string | null;
}

/** A run of a benchmark. */
export interface BenchmarkRunRow {
  execution_id: string;
  benchmark_id: string;
  md5: string;
  agent: string;
  /** The YAML text that was run. */
  content: string;
  /** The address of every name in the file, as a JSON object. */
  addresses: string;
  created_at: string;
  /** A decimal from 0 to 1; null until it has ended. */
  score: string | null;
  verdict: string | null;
  finished_at: string | null;
}

/** What a request under a key was answered. */
export interface IdempotencyKeyRow {
  /** SHA-256 (hex) of the caller and the key. */
  id: string;
  /** SHA-256 (hex) of the route and the body. */
  fingerprint: string;
  /** Status, headers and body, as JSON. */
  answer: string;
  expires_at: string;
}
