import { ratio } from '../text/ratio-arithmetic';
import type { Arg } from '../tags/item';
import type { Quantity } from '../tags/quantity';
import type { Span, SpanArg, SpanMark } from './span';

/** The span without what stays behind, its "all" narrowed to "all but"; or why that cannot be read. */
export type Exception = { readonly span: Span; readonly isStaying?: true } | { readonly refuse: string };

/** "all but 1 SOL", "everything except 100 USDC", "but keep 1", "leave 200 USDC and lend the rest". */
export function takeExceptions(span: Span): Exception {
  const mark = span.marks.find((one) => one.mark === 'keep' || one.mark === 'but');
  if (mark === undefined) return { span };
  if (/aside$/.test(mark.text) && span.nouns.some(({ noun }) => noun === 'place'))
    return { span: { ...span, marks: span.marks.filter((one) => one !== mark) } };
  const staying = restThatStays(span, mark);
  if (staying) return { span: staying, isStaying: true };
  const rest: Span = {
    ...span,
    marks: span.marks.filter((one) => one !== mark && !(one.mark === 'enough' && mark.mark === 'keep')),
  };
  const kept = span.args.find(({ at }) => at >= mark.at);
  if (kept === undefined) return mark.mark === 'keep' ? keepsNothing(rest, span) : refuse(mark);
  const others = span.args.filter((one) => one !== kept);
  const { quantity, ref, token } = kept.arg;
  if (mark.mark === 'keep' && isComplement(quantity, others)) return { span: { ...rest, args: others } };
  if (mark.mark === 'keep' && isWhole(quantity)) {
    const isOnly = ref !== undefined || token !== undefined;
    return isOnly ? { span: { ...rest, args: others } } : keepsNothing({ ...rest, args: others }, span);
  }
  if (quantity?.kind !== 'number' && quantity?.kind !== 'share') return refuse(mark);
  return narrow({ ...rest, args: others }, kept, quantity, mark);
}

/** "the other half stays in the wallet": what nothing is done with; words behind it say where, or why. */
function restThatStays(span: Span, mark: SpanMark): Span | undefined {
  const before = span.args.findLast(({ at }) => at < mark.at);
  const isRest = before?.arg.ref === 'other' || before?.arg.ref === 'rest';
  const after = span.args.filter(({ at }) => at > mark.at);
  const isOpen = after.every(
    ({ arg }) => arg.token === undefined && arg.address === undefined && arg.quantity === undefined,
  );
  if (mark.mark !== 'keep' || !isRest || !isOpen) return undefined;
  return {
    ...span,
    args: span.args.filter((one) => one !== before && !after.includes(one)),
    marks: span.marks.filter((one) => one !== mark),
  };
}

function isWhole(quantity: Quantity | undefined): boolean {
  return quantity === undefined || quantity.kind === 'vague' || quantity.kind === 'all';
}

/** "keep enough for the fees" is what "all" of the SOL does anyway. */
function keepsNothing(rest: Span, span: Span): Exception {
  const isSolOnly = span.args.some(({ arg }) => arg.quantity?.kind === 'all' && arg.token?.symbol === 'SOL');
  return isSolOnly ? { span: rest } : { refuse: 'It is not clear how much is to stay behind.' };
}

function narrow(
  span: Span,
  kept: SpanArg,
  quantity: Extract<Quantity, { kind: 'number' | 'share' }>,
  mark: SpanMark,
): Exception {
  const base = baseOf(span.args, kept.arg);
  if (base === undefined) {
    const isNamed = /^(?:all|everything|anything)/.test(mark.text) && kept.arg.token !== undefined;
    if (!isNamed) return refuse(mark);
    return { span: withArgs(span, [...span.args, replaced(kept, kept.arg, butOf(quantity))]) };
  }
  const merged: Arg = {
    ...base.arg,
    ...(base.arg.token === undefined && kept.arg.token && { token: kept.arg.token }),
  };
  const { ref: _ref, ...plain } = merged;
  const arg = merged.ref === 'rest' ? plain : merged;
  return {
    span: withArgs(
      span,
      span.args.map((one) => (one === base ? replaced(one, arg, butOf(quantity)) : one)),
    ),
  };
}

/** Of what something stays: the argument that says all or no amount, of the same token if one is named. */
function baseOf(args: readonly SpanArg[], { token }: Arg): SpanArg | undefined {
  const whole = args.filter(({ arg }) => arg.quantity === undefined || arg.quantity.kind === 'all');
  const same = whole.find(({ arg }) => token !== undefined && arg.token === token);
  if (same) return same;
  const open = whole.find(
    ({ arg }) =>
      arg.token === undefined &&
      arg.address === undefined &&
      (arg.quantity?.kind === 'all' || arg.ref === 'rest'),
  );
  if (open) return token === undefined ? undefined : open;
  if (token !== undefined) return undefined;
  const all = whole.find(({ arg }) => arg.token !== undefined && arg.quantity?.kind === 'all');
  if (all) return all;
  return whole.find(
    ({ arg }) => arg.token !== undefined && (arg.quantity?.kind === 'all' || arg.prep === undefined),
  );
}

function butOf(quantity: Extract<Quantity, { kind: 'number' | 'share' }>): Quantity {
  if (quantity.kind === 'number') return { kind: 'but', value: quantity.value };
  const { numerator, denominator } = quantity.value;
  return { kind: 'share', value: ratio(denominator - numerator, denominator) };
}

function replaced(one: SpanArg, arg: Arg, quantity: Quantity): SpanArg {
  return { ...one, arg: { ...arg, quantity } };
}

function withArgs(span: Span, args: readonly SpanArg[]): Span {
  return { ...span, args: [...args].sort((a, b) => a.at - b.at) };
}

function refuse(mark: SpanMark): Exception {
  return { refuse: `It is not clear what "${mark.text}" leaves behind.` };
}

/** "lend 60 % and leave the other 40 %": what a part that is moved leaves anyway. */
function isComplement(quantity: Quantity | undefined, others: readonly SpanArg[]): boolean {
  if (quantity?.kind !== 'share') return false;
  const { numerator, denominator } = quantity.value;
  return others.some(({ arg }) => {
    if (arg.quantity?.kind !== 'share') return false;
    const { value } = arg.quantity;
    return numerator * value.denominator + value.numerator * denominator === denominator * value.denominator;
  });
}
