import { amountOf, countedMint, isQuery, outputMintOf, restOf, sidesOf } from '../../../domain';
import { type Case, type Objection, deedOf, tradesOf } from '../case';
import type { MeantStep } from '../plan-slots';

/** A step takes from an earlier step only what that step brings, and all together no more than all of it. */
export function checkOutputs({ steps }: Case): Objection | undefined {
  for (const [index, step] of steps.entries()) {
    const amount = amountOf(step.call);
    if (amount?.kind !== 'output_of') continue;
    const source = steps.slice(0, index).find(({ stepId }) => stepId === amount.stepId);
    if (source && isUndoing(source, step)) {
      return {
        code: 'ambiguous',
        detail: `${step.stepId} would put back what ${source.stepId} takes out.`,
        words: '',
      };
    }
    if (!source || outputMintOf(source.call) === countedMint(step.call)) continue;
    return {
      code: 'ambiguous',
      detail: `${step.stepId} would use something that ${amount.stepId} does not bring.`,
      words: '',
    };
  }
  if (tradesOf({ steps }).some(({ given, got }) => given === got)) {
    return { code: 'ambiguous', detail: 'The plan would swap a token for itself.', words: '' };
  }
  const overspent = steps.find(({ stepId }) => restOf(takenFrom(steps, stepId)) === undefined);
  return (
    overspent && {
      code: 'ambiguous',
      detail: `More than all of what ${overspent.stepId} brings would be used.`,
      words: '',
    }
  );
}

/** What is taken out of lending is not lent again at once. */
function isUndoing(first: MeantStep, second: MeantStep): boolean {
  if (isQuery(first.call) || isQuery(second.call)) return false;
  const takesOut = ['withdraw', 'redeem'].includes(deedOf(first));
  const putsBack = ['lend', 'mint'].includes(deedOf(second));
  return takesOut && putsBack && sidesOf(first.call).got === sidesOf(second.call).given;
}

function takenFrom(steps: readonly MeantStep[], stepId: string) {
  return steps.flatMap(({ call }) => {
    const amount = amountOf(call);
    return amount?.kind === 'output_of' && amount.stepId === stepId ? [amount] : [];
  });
}
