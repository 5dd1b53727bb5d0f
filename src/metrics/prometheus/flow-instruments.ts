import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const FLOW_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];
const RECOVERY_BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60];

/** What is counted about flows. Every label has few values: never an id, a wallet or a text. */
export function createFlowInstruments(registry: Registry) {
  const registers = [registry];
  return {
    ...createCounters(registry),
    flowDuration: new Histogram({
      name: 'reev_flow_duration_seconds',
      help: 'From the acceptance of a flow to its end, waits included.',
      labelNames: ['mode', 'status'],
      buckets: FLOW_BUCKETS,
      registers,
    }),
    recoveryDuration: new Histogram({
      name: 'reev_recovery_duration_seconds',
      help: 'Machine time from the first failed attempt at a step to its end, by the last strategy.',
      labelNames: ['strategy', 'outcome'],
      buckets: RECOVERY_BUCKETS,
      registers,
    }),
    recoveriesInProgress: new Gauge({
      name: 'reev_recovery_in_progress',
      help: 'Steps that this process is recovering now; those that wait for a person are not among them.',
      registers,
    }),
  };
}

function createCounters(registry: Registry) {
  const registers = [registry];
  return {
    flows: new Counter({
      name: 'reev_flows_total',
      help: 'Flows that ended.',
      labelNames: ['mode', 'status'],
      registers,
    }),
    stepAttempts: new Counter({
      name: 'reev_step_attempts_total',
      help: 'Attempts at steps that ended; an unknown outcome counts again once it is known.',
      labelNames: ['tool', 'outcome'],
      registers,
    }),
    recoveryAttempts: new Counter({
      name: 'reev_recovery_attempts_total',
      help: 'What came of each decision after a failed attempt; strategy none: nothing was tried.',
      labelNames: ['strategy', 'error_class', 'outcome'],
      registers,
    }),
    compensations: new Counter({
      name: 'reev_compensations_total',
      help: 'Landed steps of strict flows that failed: compensated, kept as they landed, or failed while being undone.',
      labelNames: ['outcome'],
      registers,
    }),
    transactions: new Counter({
      name: 'reev_transactions_total',
      help: 'Transactions that were sent; an unknown outcome counts again once it is known.',
      labelNames: ['ledger', 'outcome'],
      registers,
    }),
  };
}

export type FlowInstruments = ReturnType<typeof createFlowInstruments>;
