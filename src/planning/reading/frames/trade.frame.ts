import { Tally } from '../weights';
import type { Before, Candidate, Frame, Slot, TradeLeg } from './frame';
import { resolvePronouns } from './resolve-pronouns';
import { isAmountOnly, isMoney, refused, unknownToken } from './slot';
import { type Span, type SpanArg, hasNoun } from './span';
import { MarkPurse } from './spend-marks';
import { type Making, legsOf } from './trade-legs';
import { attachAmounts } from './trade-amounts';
import { orientationOf, sideCosts } from './trade-sides';
import { Cheapest } from './cheapest';
import { variantsOf } from './variants';

const MOST_ARGS = 6;

interface Sides {
  readonly inputs: readonly SpanArg[];
  readonly outputs: readonly SpanArg[];
  readonly cost: number;
}

/** "swap 1 SOL to USDC", "buy JUP with 5 USDC", "0.3 SOL -> BONK", "split 300 USDC evenly between SOL and JUP". */
export function readTrade(span: Span, verbCost: number, before: Before): Candidate[] {
  const isPlaced = hasNoun(span, 'place');
  const best = new Cheapest();
  for (const variant of variantsOf(span, 4)) {
    const { args, repeats } = resolvePronouns(mergeRepeats(variant.args));
    if (args.filter(({ arg }) => !isAmountOnly(arg)).length > MOST_ARGS) continue;
    for (const way of attachAmounts(args)) {
      const tally = new Tally()
        .add('sense', verbCost)
        .add('name_choice', variant.cost)
        .add('loose_amount', way.cost)
        .add('coreference', repeats);
      if (isPlaced) tally.add('place_unused');
      const base = tally.total;
      for (const sides of assignments(way.args, best.bound - base))
        if (base + sides.cost <= best.bound) best.add(finish(span, sides, base, before));
    }
  }
  return best.all;
}

/** Every way to call each argument input or output that costs no more than `most`. */
function assignments(args: readonly SpanArg[], most: number): Sides[] {
  if (args.length > MOST_ARGS || args.some(({ arg }) => !isMoney(arg) && arg.address === undefined))
    return [];
  let all: Sides[] = [{ inputs: [], outputs: [], cost: 0 }];
  for (const one of args) {
    const [input, output] = sideCosts(one);
    all = all.flatMap((sides) => [
      { ...sides, inputs: [...sides.inputs, one], cost: sides.cost + input },
      { ...sides, outputs: [...sides.outputs, one], cost: sides.cost + output },
    ]);
    all = all.filter(({ cost }) => cost < 8 && cost <= most);
  }
  return all.map((sides) => ({ ...sides, cost: sides.cost + turned(sides) }));
}

/** Of two without prepositions the first is given, or, when buying, got. */
function turned({ inputs, outputs }: Sides): number {
  const input = inputs.find(({ arg }) => arg.prep === undefined && arg.pair === undefined);
  const output = outputs.find(({ arg }) => arg.prep === undefined && arg.pair === undefined);
  if (input === undefined || output === undefined || input.verb !== output.verb) return 0;
  const isBuying = orientationOf(input.verb) === 'takes';
  return isBuying === input.at < output.at ? 0.8 : 0;
}

function finish(span: Span, sides: Sides, base: number, before: Before): Candidate | undefined {
  const purse = new MarkPurse(span.marks);
  purse.spend('exactly');
  if ([...sides.inputs, ...sides.outputs].some(({ arg }) => arg.quantity?.kind === 'usd'))
    purse.spend('worth');
  const tally = new Tally().add('prep', sides.cost);
  const frame = frameOf(sides, { span, before, tally, purse });
  if (frame === undefined) return undefined;
  const left = purse.first;
  const settled =
    left && frame.kind !== 'refused'
      ? refused('ambiguous', `It is not clear what "${left.text}" means for the trade.`)
      : frame;
  return { frame: settled, cost: base + tally.total, sources: [], ...(span.order && { order: span.order }) };
}

/** Verbs that leave nothing of what they sell. */
const EMPTYING =
  /^(?:full send|liquidate|get me out of|get out of|exit|close out|bail out of|rotate out of|get rid of)$/;

function frameOf({ inputs, outputs }: Sides, making: Making): Frame | undefined {
  const { span, purse } = making;
  if (span.nouns.some(({ noun }) => noun === 'lamports'))
    return refused(
      'ambiguous',
      'The unit of the amount is named apart from it: write "1500000000 lamports".',
    );
  const isPair = [...inputs, ...outputs].some(({ arg }) => arg.pair !== undefined);
  if (isPair && span.verbs.some(({ base }) => /^(?:do|perform|execute|arrange|handle|make)$/.test(base)))
    return refused('ambiguous', 'The prompt names a pair, and not which side of it to buy or sell.');
  const stranger = strangerIn(inputs, outputs, making);
  if (stranger) return stranger;
  const legs = legsOf(inputs, outputs, making);
  if (legs === undefined || 'kind' in legs) return legs;
  if (legs.some(({ output }) => output.quantity !== undefined)) purse.spend('enough');
  if (legs.length === 1) purse.spend('total');
  const clash = legs.find(({ input, output }) => isAmount(input) && isAmount(output));
  if (clash) return refused('ambiguous', 'Amounts of both tokens are named; name one of them.');
  const isEmptying = legs.length === 1 && span.verbs.some(({ base }) => EMPTYING.test(base));
  const isGap = span.verbs.length === 0 && making.before.frame?.kind === 'trade';
  return {
    kind: 'trade',
    legs: isEmptying ? legs.map(emptied) : legs,
    ...(isGap && { isGap }),
    ...(span.slippageBps !== undefined && { slippageBps: span.slippageBps }),
  };
}

function emptied(leg: TradeLeg): TradeLeg {
  const isOpen = leg.input.quantity === undefined && leg.output.quantity === undefined;
  return isOpen ? { ...leg, input: { ...leg.input, quantity: { kind: 'all' } } } : leg;
}

/** An address or a word where a token belongs. */
function strangerIn(
  inputs: readonly SpanArg[],
  outputs: readonly SpanArg[],
  { tally }: Making,
): Frame | undefined {
  const all = [...inputs, ...outputs];
  const { address, prep } = all.find(({ arg }) => arg.address !== undefined)?.arg ?? {};
  if (address === undefined) {
    const unknown = all.find(({ arg }) => arg.unknown !== undefined)?.arg.unknown;
    return unknown === undefined ? undefined : unknownToken(unknown);
  }
  tally.add('missing', 0.5);
  const isOnly = outputs.length === 1 || (inputs.length === 1 && outputs.length === 0);
  if (isOnly && prep !== 'for') return unknownToken(address);
  return refused('ambiguous', `It is not clear what the address ${address} is to do with the trade.`);
}

/** "from USDC to JUP: 96 USDC": the token said twice, its amount once. */
function mergeRepeats(args: readonly SpanArg[]): readonly SpanArg[] {
  const merged: SpanArg[] = [];
  for (const one of args) {
    const { token, quantity, prep } = one.arg;
    const at = merged.findIndex(
      ({ arg }) =>
        arg.token !== undefined && arg.token === token && arg.quantity === undefined && arg.ref === undefined,
    );
    const before = merged[at];
    if (before === undefined || quantity === undefined || prep !== undefined) merged.push(one);
    else merged[at] = { ...before, arg: { ...before.arg, quantity } };
  }
  return merged;
}

function isAmount({ quantity }: Slot): boolean {
  return quantity !== undefined && quantity.kind !== 'vague' && quantity.kind !== 'all';
}
