import type { FlowEvent } from '../../domain';

/** What a member is, seen from outside. */
type Form = 'bigint' | 'flag' | 'number' | 'text' | 'texts' | 'records' | 'record';

type FormOf<T> = T extends bigint
  ? 'bigint'
  : T extends boolean
    ? 'flag'
    : T extends number
      ? 'number'
      : T extends string
        ? 'text'
        : T extends readonly string[]
          ? 'texts'
          : T extends readonly object[]
            ? 'records'
            : 'record';

/** The form of one member; one that may be absent ends in `?`. */
export type MemberForm = Form | `${Form}?`;

type Members<Event> = {
  readonly [K in Exclude<keyof Event, 'type'>]-?: Partial<Pick<Event, K>> extends Pick<Event, K>
    ? `${FormOf<Exclude<Event[K], undefined>>}?`
    : FormOf<Event[K]>;
};

/**
 * The members of every event, by its type. The compiler holds the table against the events, so an event that changes asks
 * for its line here, and with it for an upcast of what was written before.
 */
export const EVENT_MEMBERS: {
  readonly [T in FlowEvent['type']]: Members<Extract<FlowEvent, { readonly type: T }>>;
} = {
  execution_queued: {
    flowId: 'text',
    planner: 'text?',
    mode: 'text',
    agent: 'text',
    wallet: 'text',
    atomicMode: 'text',
    ledger: 'text',
    prompt: 'text',
    slippageBps: 'number',
    owner: 'text?',
    steps: 'records',
    assumptions: 'records?',
    warnings: 'texts?',
    holdings: 'records?',
    signer: 'text?',
    recovery: 'record?',
    timeoutSeconds: 'number?',
    faults: 'records?',
    resumedFrom: 'text?',
    carried: 'records?',
    benchmarkId: 'text?',
    trace: 'record?',
  },
  execution_started: {},
  step_started: { stepId: 'text' },
  attempt_recorded: {
    stepIds: 'texts',
    attempt: 'number',
    venue: 'text',
    actions: 'records',
    guards: 'record',
    simulated: 'record',
    signature: 'text',
    blockhash: 'text',
    lastValidBlockHeight: 'bigint',
    size: 'number',
    parts: 'records?',
    fault: 'record?',
  },
  attempt_ended: {
    stepIds: 'texts',
    attempt: 'number',
    failedStepId: 'text?',
    outcome: 'text',
    venue: 'text?',
    landed: 'record?',
    failure: 'record?',
    fault: 'record?',
  },
  recovery_decided: {
    stepId: 'text',
    attempt: 'number',
    errorClass: 'text',
    strategy: 'text?',
    delayMs: 'number',
    reason: 'text',
    alternative: 'record?',
    rejected: 'records?',
  },
  question_asked: { question: 'record' },
  question_answered: { stepId: 'text', questionId: 'text', answer: 'record' },
  question_expired: { stepId: 'text', questionId: 'text' },
  step_completed: { stepId: 'text', output: 'record' },
  step_failed: { stepId: 'text', failure: 'record' },
  step_skipped: { stepId: 'text', reason: 'text' },
  compensation_decided: { stepId: 'text', by: 'record?', reason: 'text' },
  stop_requested: { reason: 'text' },
  execution_scored: { score: 'record' },
  execution_completed: {},
  execution_failed: { failure: 'record' },
  execution_stopped: { reason: 'text' },
  execution_timed_out: { failure: 'record' },
};
