import {
  ATOMIC_MODES,
  type AtomicMode,
  type ExecutionSnapshot,
  type FlowEvent,
  type FlowPlan,
  applyEvent,
} from '../../domain';
import { executionOf, planOf } from './test-plan.fake';
import { advance, project } from './advance';

const at = '2026-01-01T00:00:00.000Z';
const failure = { code: 'program_error', message: 'refused' } as const;
const failed = (stepId: string): FlowEvent => ({ type: 'step_failed', stepId, failure });
const completed = (stepId: string): FlowEvent => ({
  type: 'step_completed',
  stepId,
  output: { kind: 'report', report: null },
});

/** Drives a plan to its end; `outcome` says how each step ends. */
function drive(plan: FlowPlan, mode: AtomicMode, outcome: (stepId: string) => FlowEvent): ExecutionSnapshot {
  let state = executionOf(plan, mode);
  let happened: FlowEvent[] = [{ type: 'execution_started' }];
  for (;;) {
    const { events, work } = advance(plan, state, happened, at);
    for (const event of events) {
      state = applyEvent(state, { executionId: state.executionId, revision: state.revision + 1, at, event });
    }
    if (work.length === 0) return state;
    happened = work.map((step) => outcome(step.stepId));
  }
}

const statuses = (state: ExecutionSnapshot) => state.steps.map((step) => step.status);

describe('advance', () => {
  const call = { tool: 'get_account_balance' } as const;
  const independent = planOf([
    { stepId: 'a', call },
    { stepId: 'b', call, critical: false },
    { stepId: 'c', call },
  ]);
  const chained = planOf([{ stepId: 'a' }, { stepId: 'b', dependsOn: ['a'] }, { stepId: 'c' }]);

  it.each(ATOMIC_MODES)('completes a %s flow whose steps complete', (mode) => {
    const state = drive(independent, mode, completed);
    expect(state.status).toBe('Completed');
    expect(statuses(state)).toEqual(['Completed', 'Completed', 'Completed']);
  });

  it.each<[AtomicMode, string, string[], string]>([
    ['strict', 'b', ['Completed', 'Failed', 'Skipped'], 'Failed'],
    ['conditional', 'b', ['Completed', 'Failed', 'Completed'], 'Completed'],
    ['lenient', 'b', ['Completed', 'Failed', 'Completed'], 'Completed'],
    ['strict', 'a', ['Failed', 'Skipped', 'Skipped'], 'Failed'],
    ['conditional', 'a', ['Failed', 'Skipped', 'Skipped'], 'Failed'],
    ['lenient', 'a', ['Failed', 'Completed', 'Completed'], 'Failed'],
  ])('%s: when %s fails, steps end %j and the flow %s', (mode, bad, expected, status) => {
    const state = drive(independent, mode, (stepId) => (stepId === bad ? failed(stepId) : completed(stepId)));
    expect(statuses(state)).toEqual(expected);
    expect(state.status).toBe(status);
  });

  it('skips what needs a failed step and says why', () => {
    const state = drive(chained, 'lenient', (stepId) =>
      stepId === 'a' ? failed(stepId) : completed(stepId),
    );
    expect(statuses(state)).toEqual(['Failed', 'Skipped', 'Completed']);
    expect(state.steps[1]?.skippedBecause).toContain('a');
  });

  it('names the step that failed the flow', () => {
    const state = drive(independent, 'strict', failed);
    expect(state.failure).toMatchObject({
      code: 'program_error',
      message: expect.stringContaining('Step a failed') as string,
    });
  });

  it('stops between steps when asked to', () => {
    const plan = independent;
    const started = advance(plan, executionOf(plan, 'strict'), [{ type: 'execution_started' }], at);
    expect(started.work.map((step) => step.stepId)).toEqual(['a']);
    let state = executionOf(plan, 'strict');
    for (const event of [...started.events, { type: 'stop_requested', reason: 'enough' } as const]) {
      state = applyEvent(state, { executionId: state.executionId, revision: state.revision + 1, at, event });
    }
    const after = advance(plan, state, [completed('a')], at);
    expect(after.work).toEqual([]);
    expect(after.events.at(-1)).toEqual({ type: 'execution_stopped', reason: 'enough' });
  });

  describe('after a retry was decided for later', () => {
    const decided: FlowEvent = {
      type: 'recovery_decided',
      stepId: 'a',
      attempt: 1,
      errorClass: 'transient',
      strategy: 'retry',
      delayMs: 60_000,
      reason: 'retry 1 of 3',
    };
    const stop: FlowEvent = { type: 'stop_requested', reason: 'enough' };
    const begun = advance(independent, executionOf(independent), [{ type: 'execution_started' }], at);
    const waiting = [...begun.events, decided];
    const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1_000).toISOString();
    const resumed = (events: readonly FlowEvent[], seconds: number) =>
      advance(independent, project(executionOf(independent), events, at), [], after(seconds));

    it.each([
      ['as it is decided', waiting, 0, [], []],
      ['just before its time', waiting, 59.999, [], []],
      ['at its time', waiting, 60, ['a'], []],
      ['when somebody asks to stop', [...waiting, stop], 1, [], ['execution_stopped']],
    ])('goes on only then: %s', (_when, events, seconds, work, types) => {
      const next = resumed(events, seconds);
      expect(next.work.map(({ stepId }) => stepId)).toEqual(work);
      expect(next.events.map(({ type }) => type)).toEqual(types);
    });

    it('journals the decision and leaves the rest to the time', () => {
      const state = project(executionOf(independent), begun.events, at);
      expect(advance(independent, state, [decided], at)).toEqual({ events: [decided], work: [] });
    });
  });

  it('goes on with a step that was running when the process died, without starting it again', () => {
    let state = executionOf(independent, 'strict');
    for (const event of advance(independent, state, [{ type: 'execution_started' }], at).events) {
      state = applyEvent(state, { executionId: state.executionId, revision: state.revision + 1, at, event });
    }
    const resumed = advance(independent, state, [], at);
    expect(resumed.events).toEqual([]);
    expect(resumed.work.map((step) => step.stepId)).toEqual(['a']);
  });
});
