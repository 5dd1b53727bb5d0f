import { type AttemptEnded, type FlowEvent, type FlowPlan, type Question } from '../../domain';
import { project } from './advance';
import { type NextMove, nextMove } from './next-move';
import { executionOf, planOf } from './test-plan.fake';

const at = '2026-01-01T00:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1_000).toISOString();

/** Each lands by itself, as lenient steps do. */
const plan: FlowPlan = planOf([
  { stepId: 'a' },
  { stepId: 'b', dependsOn: ['a'] },
  { stepId: 'c', critical: false },
]);
const failure = { code: 'rpc_unavailable', message: 'away' } as const;

const started: FlowEvent[] = [{ type: 'execution_started' }, { type: 'step_started', stepId: 'a' }];
const completed = (stepId: string): FlowEvent => ({
  type: 'step_completed',
  stepId,
  output: { kind: 'report', report: null },
});
const failed = (stepId: string): FlowEvent => ({ type: 'step_failed', stepId, failure });
const recorded: FlowEvent = {
  type: 'attempt_recorded',
  stepIds: ['a'],
  attempt: 1,
  venue: 'native',
  actions: [],
  guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n },
  simulated: { changes: [], fee: 0n, rent: 0n, programs: [], authorityChanges: [] },
  signature: 's',
  blockhash: 'h',
  lastValidBlockHeight: 1n,
  size: 1,
};
const ended = (outcome: AttemptEnded['outcome']): FlowEvent => ({
  type: 'attempt_ended',
  stepIds: ['a'],
  attempt: 1,
  outcome,
});
const retryIn = (seconds: number): FlowEvent => ({
  type: 'recovery_decided',
  stepId: 'a',
  attempt: 1,
  errorClass: 'transient',
  strategy: 'retry',
  delayMs: seconds * 1_000,
  reason: 'again',
});
const question: Question = {
  questionId: 'a-1',
  stepId: 'a',
  attempt: 1,
  text: '?',
  choices: [],
  expiresAt: after(600),
};
const asked: FlowEvent = { type: 'question_asked', question };
const stop: FlowEvent = { type: 'stop_requested', reason: 'enough' };

const run = (...stepIds: string[]) => ({ kind: 'run', stepIds });
const none = { kind: 'none' };
const stopped = { kind: 'stop', reason: 'enough' };
const timedOut = { kind: 'time_out' };

function short(move: NextMove): object {
  return move.kind === 'run' ? run(...move.steps.map(({ stepId }) => stepId)) : move;
}

describe('the next move', () => {
  const lenient = executionOf(plan, 'lenient');
  const limited = { ...lenient, timeoutSeconds: 60 };
  const moveAfter = (events: readonly FlowEvent[], seconds = 0, execution = lenient) =>
    short(
      nextMove({ ...plan, atomicMode: execution.atomicMode }, project(execution, events, at), after(seconds)),
    );

  it.each<[string, FlowEvent[], object]>([
    ['begins with the first step', [], run('a')],
    ['goes on with what runs', started, run('a')],
    ['looks after what may have landed', [...started, recorded, ended('unknown')], run('a')],
    ['goes to the next step', [...started, completed('a')], run('b')],
    [
      'skips what needs a step that failed',
      [...started, failed('a')],
      { kind: 'skip', stepId: 'b', reason: 'it needs a, which did not complete' },
    ],
    ['waits for a person', [...started, asked], none],
    ['waits for the time of a retry', [...started, retryIn(30)], none],
    ['tries again at once when nothing is to be waited for', [...started, retryIn(0)], run('a')],
    [
      'ends after the last step',
      [...started, completed('a'), completed('b'), completed('c')],
      { kind: 'end' },
    ],
    ['is none after the end', [{ type: 'execution_completed' }], none],
  ])('%s', (_rule, events, move) => {
    expect(moveAfter(events)).toEqual(move);
  });

  it.each<[string, FlowEvent[], object]>([
    ['before it begins', [stop], stopped],
    ['between two steps', [...started, completed('a'), stop], stopped],
    ['in front of a person', [...started, asked, stop], stopped],
    ['in front of a retry', [...started, retryIn(30), stop], stopped],
    ['only once it is known what became of what was sent', [...started, recorded, stop], run('a')],
  ])('stops %s', (_when, events, move) => {
    expect(moveAfter(events)).toEqual(move);
  });

  it.each<[string, FlowEvent[], number, object]>([
    ['just in time', started, 59.999, run('a')],
    ['before it begins', [], 60, timedOut],
    ['in front of a step', [...started, completed('a')], 60, timedOut],
    ['in front of a person', [...started, asked], 60, timedOut],
    ['in front of a retry', [...started, retryIn(300)], 60, timedOut],
    ['while something may be on its way', [...started, recorded, ended('unknown')], 60, run('a')],
    ['when it is to stop anyway', [...started, stop], 60, stopped],
    [
      'with nothing left to run',
      [...started, completed('a'), completed('b'), completed('c')],
      60,
      { kind: 'end' },
    ],
  ])('at the deadline, %s', (_when, events, seconds, move) => {
    expect(moveAfter(events, seconds, limited)).toEqual(move);
  });

  it('ends a flow that had failed by its own rules, however late it is', () => {
    const strict = { ...executionOf(plan, 'strict'), timeoutSeconds: 60 };
    expect(moveAfter([...started, failed('a')], 60, strict)).toEqual({
      kind: 'skip',
      stepId: 'b',
      reason: 'a failed and ends a strict flow',
    });
  });

  it('comes at its time', () => {
    const events = [...started, retryIn(30)];
    expect([29.999, 30].map((seconds) => moveAfter(events, seconds))).toEqual([none, run('a')]);
  });
});
