import { USDC } from '../../../domain';
import { Tally } from '../weights';
import type { Candidate } from './frame';
import { slotOf } from './slot';
import type { Span } from './span';
import { variantsOf } from './variants';

/** "use my 50% SOL to multiply USDC 1.5x on jup": no leverage; the part of the SOL becomes USDC, and that is lent. */
export function readMultiply(span: Span, verbCost: number): Candidate[] {
  return variantsOf(span).flatMap((variant) => {
    const named = variant.args.filter(({ arg }) => arg.quantity?.kind !== 'times' || arg.token !== undefined);
    const input = named.find(
      ({ arg, verb }) =>
        arg.token !== undefined &&
        (arg.prep === 'with' || arg.prep === 'from' || verb?.senses.spend !== undefined),
    );
    const others = named.filter((one) => one !== input);
    const [target] = others;
    if (input === undefined || others.length > 1 || (target && target.arg.token === undefined)) return [];
    if (span.marks.length > 0) return [];
    const { quantity: _multiple, ...output } = target ? slotOf(target) : { token: USDC, text: 'USDC' };
    const cost = new Tally().add('sense', verbCost).add('name_choice', variant.cost).total;
    const slippage = span.slippageBps === undefined ? {} : { slippageBps: span.slippageBps };
    return [
      {
        frame: { kind: 'multiply', legs: [{ input: slotOf(input), output }], ...slippage } as const,
        cost,
        sources: [],
      },
    ];
  });
}
