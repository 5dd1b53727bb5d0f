import type { ItemList } from './item-list';
import { readQuantity } from './read-quantity';
import type { Scanner, Sight } from './scanner';
import type { Verb } from './verb';

export type Meaning = 'verb' | 'place' | 'position' | 'rate' | 'skip' | 'input' | 'tag';

const INTO_PLACE =
  /^(?:in|into|to|onto|off|from|of|on|for|via|with|at|out|the|my|our|your|s|through|using|outta|frm|jup|jupiter|jups|jupiters|inside|their|some)$/;
const DETERMINERS =
  /^(?:the|that|this|last|previous|my|our|your|those|these|jup|jupiter|lend|lending|usdc|usdt|sol|existing|current|entire|whole|full)$/;
const PRONOUNS = /^(?:you|i|we|ive|weve|youve|id|just|have|u)$/;

/** Which of its meanings a sight has here, by what stands around it. */
export function chooseMeaning(scanner: Scanner, sight: Sight, list: ItemList): Meaning {
  const { words } = scanner;
  const word = words[sight.at];
  const before = words[sight.at - 1]?.key ?? '';
  const key = word?.key ?? '';
  const next = words[sight.at + sight.length];
  const isKeyed = next?.text === '=' || (next?.text === ':' && next.isGlued);
  if (key === 'in' && isKeyed) return 'input';
  const isPlace = sight.tag?.t === 'noun' && sight.tag.noun === 'place';
  if (sight.token) return 'tag';
  if (sight.verb === undefined) return isPlace ? 'place' : 'tag';
  if (sight.verb.form === 'third' && !sight.verb.isLight && !/^deposits$/.test(key))
    return sight.verb.senses.lend === 0 ? 'rate' : isPlace ? 'place' : 'skip';
  if (sight.verb.base === 'have' && sight.length === 1 && scanner.sight(sight.at + 1).verb?.form === 'past')
    return 'skip';
  if (isPlace) return placeOrVerb(scanner, sight, before);
  if (sight.verb.base === 'unwind') return isOfLending(scanner, sight.at) ? 'verb' : 'tag';
  if (isRelative(sight.verb, before, list)) {
    list.pointBack();
    return 'skip';
  }
  if (/^deposits?$/.test(key)) return depositOrPosition(scanner, sight, before);
  if (
    key === 'mint' &&
    (/^(?:of|whose|token|output|input|with|mint)$/.test(before) ||
      /^(?:address|is|addr)$/.test(next?.key ?? ''))
  )
    return 'skip';
  if (sight.tag && sight.tag.t !== 'mark' && sight.tag.t !== 'det' && sight.tag.t !== 'vague') return 'tag';
  return isEvent(scanner, sight, before) ? 'skip' : 'verb';
}

/** "Jupiter Lend", "in lending" name the place; "lend 5 USDC", "lending 5 USDC" act. */
function placeOrVerb(scanner: Scanner, sight: Sight, before: string): Meaning {
  const at = sight.at + sight.length;
  const isActing = startsAmount(scanner, at);
  if (/^(?:jup|jupiter|s|jups|jupiters)$/.test(before))
    return isActing && before !== 's' && sight.verb?.form === 'ing' ? 'verb' : 'place';
  if (isActing && !/^(?:the|my|our)$/.test(before)) return 'verb';
  if (sight.verb?.form === 'ing' && isOfToken(scanner, sight.at)) return 'place';
  if (sight.verb?.form === 'ing' || sight.length > 1)
    return sight.verb !== undefined && sight.length > 1 ? 'verb' : INTO_PLACE.test(before) ? 'place' : 'verb';
  return /^(?:into|onto|off|from|in|the|my|our|out|of)$/.test(before) || isOfToken(scanner, sight.at)
    ? 'place'
    : 'verb';
}

/** "the USDC lending". */
function isOfToken(scanner: Scanner, at: number): boolean {
  const isToken = scanner.sight(at - 1).token !== undefined;
  return isToken && /^(?:the|my|our|of|from|that)$/.test(scanner.words[at - 2]?.key ?? '');
}

/** "unwind 40 % of the USDC lend": takes it out; an unwound trade is undone. */
function isOfLending(scanner: Scanner, at: number): boolean {
  return scanner.words
    .slice(at + 1, at + 9)
    .some(({ key }) =>
      /^(?:lend|lending|loan|loans|vault|earn|deposit|deposits|position|positions)$/.test(key),
    );
}

function startsAmount(scanner: Scanner, at: number): boolean {
  const next = scanner.sight(at);
  if (next.token !== undefined || readQuantity(scanner.words, at) !== undefined) return true;
  const { tag } = next;
  return tag?.t === 'all' || tag?.t === 'det' || tag?.t === 'ref' || tag?.t === 'vague';
}

function depositOrPosition(scanner: Scanner, sight: Sight, before: string): Meaning {
  const isModified = DETERMINERS.test(before) || scanner.sight(sight.at - 1).token !== undefined;
  const isActing = startsAmount(scanner, sight.at + 1);
  return isModified && !isActing
    ? 'position'
    : scanner.words[sight.at]?.key === 'deposits' && !isActing
      ? 'position'
      : 'verb';
}

/** "the JUP you bought", "the SOL you receive": which one, not what to do. */
function isRelative(verb: Verb, before: string, list: ItemList): boolean {
  const isObtaining =
    verb.senses.want === undefined &&
    (verb.senses.buy !== undefined || verb.senses.withdraw !== undefined || verb.form === 'past');
  return PRONOUNS.test(before) && isObtaining && list.endsWithDefinite;
}

/** "the swap", "that trade": what happened, not what to do. */
function isEvent(scanner: Scanner, { verb, at, length }: Sight, before: string): boolean {
  if (verb === undefined || verb.isLight || verb.form === 'ing' || verb.form === 'past') return false;
  if (!/^(?:the|that|this|last|previous|first|second)$/.test(before)) return false;
  const next = scanner.words[at + length]?.key ?? '';
  return next !== 'of' && !startsAmount(scanner, at + length);
}
