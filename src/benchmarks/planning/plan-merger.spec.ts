import { ALL, type FlowPlan, type FlowStep, JLUSDC, USDC, addressOf, outputOf } from '../../domain';
import { PlanMerger, type PlannedPart } from './plan-merger';

const WALLET = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');

function lend(stepId: string, from?: string): FlowStep {
  return {
    stepId,
    call: {
      tool: 'jupiter_lend_earn_deposit',
      assetMint: USDC.address,
      amount: from === undefined ? ALL : outputOf(from),
    },
    description: from === undefined ? 'Lend' : `Lend the USDC from ${from}`,
    critical: true,
    dependsOn: from === undefined ? [] : [from],
    guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n },
    recovery: [],
    estimatedTimeSeconds: 1,
  };
}

function part(
  step: number,
  steps: readonly FlowStep[] | undefined,
  dependsOn: readonly number[] = [],
): PlannedPart {
  const assumptions = (steps ?? []).map(({ stepId }) => ({
    code: 'amount_defaulted',
    stepId,
    detail: `The prompt names no amount: ${stepId} takes 50 %.`,
  }));
  const plan = { wallet: WALLET, steps: steps ?? [], assumptions } as unknown as FlowPlan;
  return {
    step: { step, description: `Step ${step}`, prompt: 'p', critical: false, dependsOn, timeoutSeconds: 2 },
    isOfFlow: true,
    outcome: steps
      ? { ok: true, plan }
      : { ok: false, failure: { code: 'prompt_refused', message: 'unsupported_intent: no' } },
  };
}

function mergePlans(parts: readonly PlannedPart[]) {
  const merger = new PlanMerger();
  for (const part of parts) merger.add(part);
  return merger.merged();
}

describe('PlanMerger', () => {
  it('keeps what each plan assumes, about the step that it became', () => {
    const { assumptions } = mergePlans([part(1, [lend('lend_1')]), part(2, [lend('lend_1')])]);
    expect(assumptions.map(({ stepId, detail }) => [stepId, detail])).toEqual([
      ['lend_1', 'The prompt names no amount: lend_1 takes 50 %.'],
      ['lend_2', 'The prompt names no amount: lend_2 takes 50 %.'],
    ]);
  });

  it('counts ids anew and keeps what refers to them', () => {
    const { steps, summaries } = mergePlans([
      part(1, [lend('lend_1'), lend('lend_2', 'lend_1')]),
      part(2, [lend('lend_1'), lend('lend_2', 'lend_1')], [1]),
    ]);
    expect(steps.map(({ stepId, dependsOn }) => [stepId, dependsOn])).toEqual([
      ['lend_1', []],
      ['lend_2', ['lend_1']],
      ['lend_3', ['lend_1', 'lend_2']],
      ['lend_4', ['lend_1', 'lend_2', 'lend_3']],
    ]);
    expect(steps[3]?.call).toMatchObject({ amount: { kind: 'output_of', stepId: 'lend_3' } });
    expect(steps[3]?.description).toBe('Lend the USDC from lend_3');
    expect(summaries.every(({ timeoutMs, critical }) => timeoutMs === 2_000 && !critical)).toBe(true);
  });

  it('keeps the place of a prompt that was refused, and what depends on it', () => {
    const { steps, summaries, refused } = mergePlans([part(1, undefined), part(2, [lend('lend_1')], [1])]);
    expect(summaries.map(({ stepId, dependsOn }) => [stepId, dependsOn])).toEqual([
      ['refused_1', []],
      ['lend_1', ['refused_1']],
    ]);
    expect(steps.map(({ stepId }) => stepId)).toEqual(['lend_1']);
    expect(refused).toEqual([
      { stepId: 'refused_1', failure: expect.objectContaining({ code: 'prompt_refused' }) as unknown },
    ]);
  });

  it('says what earlier steps left, and takes it back by the id of the flow', () => {
    const merger = new PlanMerger();
    merger.add(part(1, [lend('lend_1')]));
    merger.add(part(2, [lend('lend_1')]));
    expect(merger.madeBy([])).toEqual([]);
    expect(merger.madeBy([2])).toEqual([{ stepId: 'earlier/lend_2', mint: JLUSDC, takenBps: 0 }]);
    merger.add(part(3, [lend('lend_1', 'earlier/lend_2')], [2]));
    expect(merger.merged().steps[2]).toMatchObject({
      stepId: 'lend_3',
      dependsOn: ['lend_2'],
      call: { amount: { kind: 'output_of', stepId: 'lend_2' } },
      description: 'Lend the USDC from lend_2',
    });
    expect(merger.madeBy([2])).toMatchObject([{ takenBps: 10_000 }]);
  });
});
