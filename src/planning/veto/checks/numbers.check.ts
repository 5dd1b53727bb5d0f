import { amountOf } from '../../../domain';
import type { Case, Objection } from '../case';
import { movesMoney, takesOutputs } from '../case';
import { type Exact, equals, exactOf, isSameShare, minus, sumOf, times } from '../exact';
import { type MeantStep, type Slot } from '../plan-slots';
import type { NumberMention } from '../scan/number-mentions';
import { isBackgroundNumber } from './background';
import { objectTo } from './object-to';
import { isCorrected } from './corrected';
import { completesWhole, isEqualPart, isHundredth, isShareOfLeft, leavesPartOfWhole } from './parts-of-whole';
import { wordSet } from '../scan/word-set';

/** Every number of the prompt is in the plan, and every quantity of the plan is in the prompt, as often as it is said. */
export function checkNumbers(it: Case): Objection | undefined {
  const unreadable = it.numbers.find((mention) => mention.isUnreadable && !isBackgroundNumber(it, mention));
  if (unreadable) return objectTo(it, unreadable, 'can be read in more than one way');
  const invented = it.slots.find((slot) => !isSaid(it, slot));
  if (invented)
    return {
      code: 'ambiguous',
      detail: `The prompt does not say ${textOf(invented)} in so many words.`,
      words: '',
    };
  const unused = it.numbers.find((mention) => !isUsed(it, mention) && !isBackgroundNumber(it, mention));
  if (unused) return objectTo(it, unused, 'is a number that the plan would not use');
  if (leavesPartOfWhole(it))
    return {
      code: 'ambiguous',
      detail: 'The parts make the whole, and the plan would leave some of it.',
      words: '',
    };
  return checkRepeats(it) ?? checkCounts(it);
}

function textOf({ kind, value }: Slot): string {
  const number = Number((value.n * 1_000_000n) / value.d) / 1_000_000;
  return kind === 'share' || kind === 'share_of_output' || kind === 'slippage'
    ? `${number * 100} %`
    : `${number}`;
}

function isSaid(it: Case, slot: Slot): boolean {
  if (isAssumed(it, slot)) return true;
  if ([...it.numbers, ...it.toldNumbers].some((mention) => isDirect(it, mention, slot))) return true;
  if (slot.kind === 'share' || slot.kind === 'share_of_output') return isSaidShare(it, slot);
  return slot.kind === 'tokens' && (isProduct(it, slot) || isPartOfTotal(it, slot) || isRemainder(it, slot));
}

function isAssumed({ assumptions }: Case, { stepId, kind, value }: Slot): boolean {
  const isHalf = isSameShare(value, exactOf(1n, 2n));
  return isHalf && kind === 'share' && assumptions.some((assumption) => assumption.stepId === stepId);
}

/** Does the mention name the quantity of the slot as it stands? */
export function isDirect(it: Case, mention: NumberMention, slot: Slot): boolean {
  const { value, form } = mention;
  const hundredth = times(value, exactOf(1n, 100n));
  switch (slot.kind) {
    case 'tokens':
    case 'kept':
      return isTokens(it, mention, slot);
    case 'dollars':
      return form === 'dollars'
        ? equals(value, slot.value)
        : form === 'plain' && equals(value, slot.value) && saysWorth(it, mention);
    case 'share':
    case 'share_of_output': {
      const share =
        form === 'percent' ? hundredth : form === 'basis_points' ? times(value, exactOf(1n, 10_000n)) : value;
      if (form === 'plain' || form === 'dollars' || form === 'lamports' || form === 'multiple')
        return isEvenSplit(it, mention, slot);
      if (form === 'fraction' && isTokenNext(it, mention)) return false;
      return (
        isSameShare(share, slot.value) ||
        (isKept(it, mention) && isSameShare(minus(exactOf(1n), share), slot.value))
      );
    }
    case 'slippage':
      if (form === 'basis_points') return equals(times(value, exactOf(1n, 10_000n)), slot.value);
      return (form === 'percent' || form === 'plain' || form === 'fraction') && equals(hundredth, slot.value);
    default:
      return slot.kind satisfies never;
  }
}

function isTokens(it: Case, mention: NumberMention, slot: Slot): boolean {
  const { value, form } = mention;
  if (form === 'lamports') return slot.raw !== undefined && equals(value, exactOf(slot.raw));
  if (form !== 'plain' && form !== 'fraction' && form !== 'dollars') return false;
  if (form === 'fraction' && isOfNext(it, mention)) return false;
  return equals(value, slot.value) && isOfToken(it, mention, slot);
}

/** A number right before a token counts that token, or the shares of its vault. */
function isOfToken(it: Case, mention: NumberMention, slot: Slot): boolean {
  const next = it.tokens.find(({ start }) => start === mention.end);
  if (!next || next.isIncidental || next.mint === slot.mint) return true;
  return it.steps.some(
    ({ call, stepId }) => stepId === slot.stepId && 'assetMint' in call && call.assetMint === next.mint,
  );
}

function isTokenNext(it: Case, { end }: NumberMention): boolean {
  const at = it.words[end]?.text === 'a' || it.words[end]?.text === 'an' ? end + 1 : end;
  return it.tokens.some(({ start }) => start === at);
}

const OWNERS = wordSet(`of my the your our its that those these`);

function isOfNext({ words }: Case, { end }: NumberMention): boolean {
  const isOfOne = words[end]?.text === 'of' && ['a', 'an', 'one'].includes(words[end + 1]?.text ?? '');
  return !isOfOne && OWNERS.has(words[end]?.text ?? '');
}

function saysWorth({ words }: Case, { end }: NumberMention): boolean {
  return words
    .slice(end, end + 3)
    .some(({ text }) => text === 'worth' || text === 'dollars' || text === 'usd');
}

/** "50/50", "60-40": parts of a hundred. */
function isEvenSplit(it: Case, { value, form, start, end }: NumberMention, slot: Slot): boolean {
  if (form !== 'plain') return false;
  const isBeside = [it.words[end]?.text, it.words[start - 1]?.text].some(
    (text) => text === '/' || text === '-',
  );
  const isSplit = it.operators.some(({ label }) => label === 'split');
  return (isBeside || isSplit) && isSameShare(times(value, exactOf(1n, 100n)), slot.value);
}

function isKept(it: Case, { start }: NumberMention): boolean {
  return it.operators.some(
    ({ label, end }) => (label === 'reserve' || label === 'exclusion') && end <= start && start - end < 6,
  );
}

const COMPLEMENTS = wordSet(`rest remaining remainder other left leftover leftovers balance remains`);

/** A share that nobody names is what other shares leave, or an equal part. */
function isSaidShare(it: Case, slot: Slot): boolean {
  const others = it.slots.filter(
    (other) => other !== slot && other.kind === slot.kind && other.mint === slot.mint,
  );
  const isRest = it.words.some(({ text }) => COMPLEMENTS.has(text));
  if (
    isRest &&
    others.length > 0 &&
    isSameShare(minus(exactOf(1n), sumOf(others.map(({ value }) => value))), slot.value)
  )
    return true;
  if (isEqualPart(it, slot) || it.numbers.some((mention) => isShareOfLeft(it, mention, slot))) return true;
  const isDivided = it.operators.some(({ label }) => label === 'split' || label === 'each');
  return isDivided && others.length > 0 && others.every(({ value }) => isSameShare(value, slot.value));
}

/** "half of the 90 USDC". */
function isProduct(it: Case, slot: Slot): boolean {
  return productsOf(it).some(({ value }) => equals(value, slot.value));
}

function productsOf(it: Case): readonly { value: Exact; parts: readonly NumberMention[] }[] {
  const shares = it.numbers.filter(
    (number) => number.form === 'fraction' || number.form === 'percent' || isHundredth(it, number),
  );
  const wholes = it.numbers.filter(({ form }) => form === 'plain' || form === 'dollars');
  return shares.flatMap((share) =>
    wholes.map((whole) => ({
      value: times(
        share.form !== 'fraction' ? times(share.value, exactOf(1n, 100n)) : share.value,
        whole.value,
      ),
      parts: [share, whole],
    })),
  );
}

/** One of several equal parts of a number that is said to be divided; a last unit may be cut off. */
function isPartOfTotal(it: Case, slot: Slot): boolean {
  const equalOnes = it.slots.filter(({ kind, mint }) => kind === 'tokens' && mint === slot.mint);
  const isDivided = it.operators.some(
    ({ label }) => label === 'split' || label === 'total' || label === 'each',
  );
  if (!isDivided || equalOnes.length < 2 || slot.raw === undefined) return false;
  const unit = times(slot.value, exactOf(1n, slot.raw === 0n ? 1n : slot.raw));
  return it.numbers.some(({ value, form }) => {
    const off = minus(value, times(slot.value, exactOf(BigInt(equalOnes.length))));
    return form === 'plain' && off.n >= 0n && off.n * unit.d < unit.n * off.d * BigInt(equalOnes.length);
  });
}

/** "of the 100 USDC send 30 to A and the rest to B". */
function isRemainder(it: Case, slot: Slot): boolean {
  if (!it.words.some(({ text }) => COMPLEMENTS.has(text))) return false;
  const others = it.slots.filter(
    (other) => other !== slot && other.kind === 'tokens' && other.mint === slot.mint,
  );
  const total = sumOf([...others, slot].map(({ value }) => value));
  return others.length > 0 && it.numbers.some(({ value }) => equals(value, total));
}

/** Does some quantity of the plan account for the number? */
export function isUsed(it: Case, mention: NumberMention): boolean {
  if (it.slots.some((slot) => isDirect(it, mention, slot))) return true;
  if (
    it.slots.some((slot) => slot.kind === 'share' && isShareOfLeft(it, mention, slot)) ||
    completesWhole(it, mention)
  )
    return true;
  if (isDeniedAmount(it, mention) || isCorrected(it, mention, it.numbers) || isSplitWord(it, mention))
    return true;
  if (isWhole(mention))
    return it.steps.some(({ call }) => ['all', 'output_of'].includes(amountOf(call)?.kind ?? ''));
  if (it.slots.some((slot) => slot.kind === 'tokens' && usesProduct(it, mention, slot))) return true;
  if (
    isSum(it, mention) ||
    it.slots.some((slot) => slot.kind === 'tokens' && isPartOfTotal(it, slot) && isTotalOf(it, mention, slot))
  )
    return true;
  if (mention.form === 'multiple') return it.words.some(({ text }) => text.startsWith('multipl'));
  return mention.form === 'fraction' && isLeftToOther(it, mention);
}

/** "not half but all": the number right behind a negation is what is not meant. */
function isDeniedAmount({ words, operators }: Case, { start }: NumberMention): boolean {
  return (
    operators.some(({ label, text, end }) => label === 'negation' && text === 'not' && end === start) &&
    words.length > 3
  );
}

/** "50/50" divides a number that stands elsewhere into equal parts. */
function isSplitWord(it: Case, { start, end }: NumberMention): boolean {
  const isInside = it.operators.some(
    (found) => found.label === 'split' && found.start <= start && end <= found.end,
  );
  const parts = it.slots.filter(({ kind }) => kind !== 'slippage');
  return isInside && parts.length > 1 && parts.every(({ value }) => equals(value, parts[0]?.value ?? value));
}

function isWhole({ value, form }: NumberMention): boolean {
  return form === 'percent' && equals(value, exactOf(100n));
}

function usesProduct(it: Case, mention: NumberMention, slot: Slot): boolean {
  return productsOf(it).some(({ value, parts }) => parts.includes(mention) && equals(value, slot.value));
}

function isSum(it: Case, { value, form }: NumberMention): boolean {
  if (form !== 'plain') return false;
  const mints = new Set(it.slots.filter(({ kind }) => kind === 'tokens').map(({ mint }) => mint));
  return [...mints].some((mint) => {
    const parts = it.slots.filter((slot) => slot.kind === 'tokens' && slot.mint === mint);
    return parts.length > 1 && equals(sumOf(parts.map((slot) => slot.value)), value);
  });
}

function isTotalOf(it: Case, { value, form }: NumberMention, slot: Slot): boolean {
  const count = it.slots.filter(({ kind, mint }) => kind === 'tokens' && mint === slot.mint).length;
  const off = minus(value, times(slot.value, exactOf(BigInt(count))));
  return form === 'plain' && off.n >= 0n && off.n * 1_000n < value.n * (off.d / value.d || 1n);
}

/** "the other half" beside a half that is planned, or kept, needs no step of its own. */
function isLeftToOther(it: Case, mention: NumberMention): boolean {
  const isOther = it.words[mention.start - 1]?.text === 'other' || isKept(it, mention);
  const rest = minus(exactOf(1n), mention.value);
  return isOther && it.slots.some(({ kind, value }) => kind.startsWith('share') && isSameShare(value, rest));
}

/** The same step is planned twice only where its amount is said twice. */
function checkRepeats(it: Case): Objection | undefined {
  const texts = it.steps.map(({ call }) => callText(call));
  const index = texts.findIndex((text, at) => texts.indexOf(text) !== at);
  const step = it.steps[index];
  if (!step || !movesMoney(step)) return undefined;
  const count = texts.filter((text) => text === texts[index]).length;
  const slot = it.slots.find(({ stepId, kind }) => stepId === step.stepId && kind !== 'slippage');
  if (slot && it.numbers.filter((mention) => isDirect(it, mention, slot)).length >= count) return undefined;
  return { code: 'ambiguous', detail: `The plan would do the same thing ${count} times.`, words: '' };
}

function callText(call: MeantStep['call']): string {
  return JSON.stringify(call, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** A quantity that is said once is not planned twice unless the prompt distributes it, nor the other way round. */
function checkCounts(it: Case): Objection | undefined {
  const distributes =
    it.operators.some(({ label }) => label === 'each' || label === 'split') ||
    /\b(same|ditto|every|per)\b/.test(textOfAll(it));
  const repeats = it.operators.some(({ label }) => label === 'repair') || takesOutputs(it);
  for (const slot of it.slots.filter(({ kind }) => kind === 'tokens')) {
    const same = it.slots.filter(
      ({ kind, mint, value }) => kind === 'tokens' && mint === slot.mint && equals(value, slot.value),
    );
    const said = it.numbers.filter(
      (mention) => isDirect(it, mention, slot) && !isBackgroundNumber(it, mention),
    );
    const once = said.filter((mention) => !isSaidAgain(it, mention));
    if (said.length > 0 && same.length > said.length && !distributes) {
      return {
        code: 'ambiguous',
        detail: `The prompt says ${textOf(slot)} once, and it is not clear that each of several steps moves it.`,
        words: '',
      };
    }
    if (once.length > same.length && !repeats && !distributes && !isSharedByOthers(it, slot, once)) {
      return {
        code: 'ambiguous',
        detail: `The prompt says ${textOf(slot)} more often than the plan would move it.`,
        words: '',
      };
    }
  }
  return undefined;
}

/** "14 USDC in total, send the 14 USDC": the article marks an amount that was said before. */
function isSaidAgain({ words, numbers }: Case, { value, start }: NumberMention): boolean {
  const isMarked = /^(?:the|those|these|that)$/.test(words[start - 1]?.text ?? '');
  return isMarked && numbers.some((other) => other.end <= start && equals(other.value, value));
}

/** Do the mentions that seem too many belong to other quantities of the plan? */
function isSharedByOthers(it: Case, slot: Slot, said: readonly NumberMention[]): boolean {
  return (
    it.slots.filter((other) => said.some((mention) => isDirect(it, mention, other))).length >= said.length &&
    slot.value.n > 0n
  );
}

function textOfAll({ words }: Case): string {
  return words.map(({ text }) => text).join(' ');
}
