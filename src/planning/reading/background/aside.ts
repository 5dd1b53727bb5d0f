import { countAt } from '../tags/count-at';
import { timeAt } from '../tags/time-at';
import type { Scanner } from '../tags/scanner';
import type { WordClause } from './word-clauses';

/** What is said of the order itself: to hold it, to take it back, to ask first. */
export const ABOUT =
  /^(?:wait|waiting|hold|stop|cancel|confirm|approve|abort|halt|pause|undo|revert|reverse|kidding|joking|scratch|test|testing|simulate|pretend|imagine|sure|ready|yet|maybe|perhaps|later|nvm|nevermind|mind|first|then|tomorrow|tonight|proceed|execute|decide|let|tell|ask|say|check|be|happen|serious|seriously)$/;
const POINTERS = /^(?:it|this|that|so|them|one|these|those|yet)$/;
const BINDING = /^(?:condition|when|simulation|confirmation|undo|repair|limit)$/;
/** Words of its own that a clause needs to be about something else. */
const MIN_CONTENT = 2;
/** More of them where the clause points at something. */
const MIN_POINTING = 4;

/**
 * Is the clause about something else than the order: it names no money, does nothing with it, points at nothing, and has words
 * of its own beside its operators ("never betting on that team", "my phone won't charge")?
 */
export function isAside(scanner: Scanner, { from, to }: WordClause, start: number): boolean {
  const { words } = scanner;
  let content = 0;
  let operators = 0;
  let pointers = 0;
  for (let at = start; at < to;) {
    const { tag, verb, token, length } = scanner.sight(at);
    const key = words[at]?.key ?? '';
    const counted = timeAt(scanner, at)?.length ?? countAt(scanner, at);
    if (counted > 0) {
      if (content === 0) return false;
      operators += 1;
      at += counted;
      continue;
    }
    if (token !== undefined || words[at]?.kind === 'number' || words[at]?.kind === 'address') return false;
    if (verb !== undefined && !verb.isLight && tag?.t !== 'op') return false;
    if (tag?.t === 'op') {
      if (BINDING.test(tag.op) || (at === from && tag.op === 'schedule')) return false;
      operators += 1;
    } else if (POINTERS.test(key)) pointers += 1;
    else if (tag?.t === 'ask' && at > start) pointers += 1;
    else if (tag?.t === 'join' && (tag.join === 'after' || tag.join === 'before')) operators += 1;
    else if (tag?.t === 'ref' && tag.ref === 'person') content += 1;
    else if (
      tag !== undefined &&
      tag.t !== 'filler' &&
      tag.t !== 'det' &&
      tag.t !== 'subject' &&
      tag.t !== 'prep'
    )
      return false;
    else if (ABOUT.test(key)) return false;
    else if (tag === undefined) content += 1;
    at += Math.max(length, 1);
  }
  return operators > 0 && content >= (pointers > 0 ? MIN_POINTING : isPurpose(words, from) ? 1 : MIN_CONTENT);
}

/** "so that neither can complain". */
function isPurpose(words: Scanner['words'], from: number): boolean {
  return (
    words[from - 1]?.key === 'so' &&
    /^(?:that|he|she|they|we|i|neither|nobody|everyone)$/.test(words[from]?.key ?? '')
  );
}
