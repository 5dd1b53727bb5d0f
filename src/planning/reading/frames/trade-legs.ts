import { USDC } from '../../../domain';
import type { Tally } from '../weights';
import type { Before, Frame, Slot, TradeLeg } from './frame';
import { shareOut } from './share-out';
import { CHAINED, refused, slotOf } from './slot';
import type { Span, SpanArg } from './span';
import type { MarkPurse } from './spend-marks';

/** What trades are made with: the words, what went before, and what counts against the reading. */
export interface Making {
  readonly span: Span;
  readonly before: Before;
  readonly tally: Tally;
  readonly purse: MarkPurse;
}

/** The trades of one or several for one or several; a frame where they are refused; `undefined` where they are none. */
export function legsOf(
  inputs: readonly SpanArg[],
  outputs: readonly SpanArg[],
  making: Making,
): readonly TradeLeg[] | Frame | undefined {
  const [input] = inputs;
  const [output] = outputs;
  if (outputs.length === 0) return input ? withoutOutput(inputs, making) : undefined;
  if (inputs.length === 0)
    return output && outputs.length === 1 ? withoutInput(output, making) : sharedChain(outputs, making);
  if (output && outputs.length === 1) return severalInputs(inputs, output, making.purse);
  if (input && inputs.length === 1) return severalOutputs(input, outputs, making.purse);
  return undefined;
}

function severalInputs(
  inputs: readonly SpanArg[],
  output: SpanArg,
  purse: MarkPurse,
): TradeLeg[] | undefined {
  if (inputs.length > 1 && output.arg.quantity !== undefined) return undefined;
  if (inputs.slice(1).some(({ isJoined }) => !isJoined)) return undefined;
  if (
    inputs.length > 1 &&
    inputs.every(({ arg }) => arg.token !== undefined && arg.token === inputs[0]?.arg.token)
  )
    return undefined;
  if (inputs.length > 1) purse.spend('each');
  if (output.arg.quantity === undefined && inputs.length === 1 && isDollarToken(inputs[0]))
    purse.spend('worth');
  return inputs.map((one) => ({ input: slotOf(one), output: slotOf(output) }));
}

/** "10 USDC worth of BONK" says what to pay; "1 SOL worth of BONK" may say what to get. */
function isDollarToken(one: SpanArg | undefined): boolean {
  return one?.arg.token?.symbol === 'USDC' || one?.arg.token?.symbol === 'USDT';
}

/** One token for several: each its own amount, or shared out as the prompt says. */
function severalOutputs(
  input: SpanArg,
  outputs: readonly SpanArg[],
  purse: MarkPurse,
): TradeLeg[] | Frame | undefined {
  const slot = slotOf(input);
  const { quantity, ...unmeasured } = slot;
  const areMeasured = outputs.every(({ arg }) => arg.quantity?.kind === 'number');
  if (areMeasured && quantity === undefined)
    return outputs.map((one) => ({ input: slot, output: slotOf(one) }));
  const shares = shareOut(
    quantity,
    outputs.map(({ arg }) => arg.quantity),
    purse,
  );
  if (shares === undefined) {
    const names = outputs.map(({ arg }) => arg.token?.symbol ?? arg.text).join(' and ');
    return refused('ambiguous', `The prompt does not say how to divide ${slot.text} between ${names}.`);
  }
  return outputs.map((one, index) => {
    const share = shares[index];
    const { quantity: _part, ...got } = slotOf(one);
    return { input: { ...unmeasured, ...(share && { quantity: share }) }, output: got };
  });
}

/** A sale that names nothing to get is for USDC; "same for 30 USDT" gets what the trade before got. */
function withoutOutput(inputs: readonly SpanArg[], { span, before, tally }: Making): TradeLeg[] | Frame {
  const isSale = span.verbs.some(({ senses }) => senses.sell !== undefined && senses.sell <= 0.4);
  const last =
    span.verbs.length === 0 && before.frame?.kind === 'trade' ? before.frame.legs.at(-1) : undefined;
  if (last && inputs.some(({ arg }) => arg.ref === 'same' || arg.prep === 'for')) {
    const { quantity: _got, ...output } = last.output;
    return inputs.map((one) => ({ input: asGiven(one), output }));
  }
  if (isSale && inputs.slice(1).every(({ isJoined }) => isJoined)) {
    tally.add('defaulted');
    return inputs.map((one) => ({ input: slotOf(one), output: { token: USDC, text: 'USDC' } }));
  }
  tally.add('missing');
  return refused(
    'ambiguous',
    `The prompt does not say which token ${inputs[0]?.arg.text ?? 'it'} is to become.`,
  );
}

function asGiven(one: SpanArg): Slot {
  const { ref, ...slot } = slotOf(one);
  return ref === 'same' || ref === undefined ? slot : { ...slot, ref };
}

/** "then buy JUP": with what the step before made; "and 20 into JUP": with the token of the trade before. */
function withoutInput(output: SpanArg, { span, before, tally }: Making): TradeLeg[] | Frame {
  const isNamedOnly = span.verbs.length === 0 && output.arg.prep !== 'to' && output.arg.prep !== 'into';
  if (
    isNamedOnly ||
    before.frame === undefined ||
    before.frame.kind === 'query' ||
    before.frame.kind === 'talk'
  ) {
    tally.add('missing');
    return refused('ambiguous', `The prompt does not say what to pay for ${output.arg.text} with.`);
  }
  tally.add('chained');
  return [{ input: CHAINED, output: slotOf(output) }];
}

function sharedChain(
  outputs: readonly SpanArg[],
  { before, tally, purse }: Making,
): TradeLeg[] | Frame | undefined {
  if (before.frame === undefined) return undefined;
  const shares = shareOut(
    { kind: 'all' },
    outputs.map(({ arg }) => arg.quantity),
    purse,
  );
  if (shares === undefined) return undefined;
  tally.add('chained');
  return outputs.map((one, index) => {
    const { quantity: _part, ...output } = slotOf(one);
    const quantity = shares[index];
    return { input: { ...CHAINED, ...(quantity && { quantity }) }, output };
  });
}
