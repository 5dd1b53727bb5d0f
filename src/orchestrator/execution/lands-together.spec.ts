import { type AtomicMode, type StepSnapshot } from '../../domain';
import { landsTogether } from './lands-together';
import { executionOf, planOf } from './test-plan.fake';

const call = { tool: 'get_account_balance' } as const;
const plan = planOf([
  { stepId: 'a' },
  { stepId: 'b' },
  { stepId: 'ask', call },
  { stepId: 'c' },
  { stepId: 'd' },
]);
const ids = (
  from: string,
  mode: AtomicMode = 'strict',
  ended: Partial<Record<string, StepSnapshot['status']>> = {},
) => {
  const execution = executionOf(plan, mode);
  const steps = execution.steps.map((step) => ({ ...step, status: ended[step.stepId] ?? step.status }));
  return landsTogether(plan, { ...execution, steps }, from).map(({ stepId }) => stepId);
};

describe('landsTogether', () => {
  it('takes the steps of a strict flow up to the next query', () => {
    expect(ids('a')).toEqual(['a', 'b']);
    expect(ids('c')).toEqual(['c', 'd']);
    expect(ids('b')).toEqual(['b']);
  });

  it('runs a query by itself', () => expect(ids('ask')).toEqual(['ask']));

  it('leaves out what has ended already', () => {
    expect(ids('c', 'strict', { d: 'Completed' })).toEqual(['c']);
    expect(ids('a', 'strict', { a: 'Running', b: 'Running' })).toEqual(['a', 'b']);
  });

  it.each<AtomicMode>(['conditional', 'lenient'])('takes one step of a %s flow', (mode) => {
    expect(ids('a', mode)).toEqual(['a']);
  });

  it('takes one step of a benchmark', () => {
    const execution = { ...executionOf(plan), mode: 'static' as const };
    expect(landsTogether(plan, execution, 'a').map(({ stepId }) => stepId)).toEqual(['a']);
  });
});
