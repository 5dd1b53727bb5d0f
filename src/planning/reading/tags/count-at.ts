import { readQuantity } from './read-quantity';
import type { Scanner } from './scanner';

/** Words whose number is a name: "invoice 4471", "wk 32". */
const NUMBERED =
  /^(?:invoice|invoices|inv|order|wk|week|bill|ticket|nr|no|number|ref|reference|po|item|batch|page|chapter|room|version|ver|v|day|step|unit|lot|receipt|table|case|job|project|leg|tranche|clip|slice|phase|section|line|episode|season|gate|flat|apartment|apt|form)$/;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * Length of a number that is no amount: one that names a document or a year, or counts things in the plural ("three
 * suppliers"); 0 where it may be money.
 */
export function countAt(scanner: Scanner, at: number): number {
  const { words } = scanner;
  const word = words[at];
  if (word?.kind !== 'number' && word?.kind !== 'word') return 0;
  const before = words[at - 1]?.key ?? '';
  const isPlain = word.kind === 'number' && /^\d+$/.test(word.text);
  if (
    isPlain &&
    isFree(scanner, at + 1) &&
    (NUMBERED.test(words[at - 1]?.text === '#' ? (words[at - 2]?.key ?? '') : before) ||
      isYear(word.text, before))
  )
    return 1;
  const read = word.kind === 'number' || isNumberWord(word.key) ? readQuantity(words, at) : undefined;
  if (read?.quantity.kind !== 'number') return 0;
  const next = at + read.length;
  if (isThings(scanner, next)) return read.length + 1;
  const isDescribed =
    scanner.words[next]?.kind === 'word' && isFree(scanner, next) && scanner.sight(next).verb === undefined;
  return isDescribed &&
    !/^(?:of|to|for|in|and|or|my|the|from|into|worth|each)$/.test(scanner.words[next]?.key ?? '') &&
    isThings(scanner, next + 1)
    ? read.length + 2
    : 0;
}

function isYear(text: string, before: string): boolean {
  return YEAR.test(text) && /^(?:in|since|of|from|giving|until|summer|winter|early|late)$/.test(before);
}

/** No token is counted by it. */
function isFree(scanner: Scanner, at: number): boolean {
  const { token, tag } = scanner.sight(at);
  return (
    token === undefined &&
    !(tag?.t === 'noun' && /^(?:unit|share|lamports|dollars|percent|bps)$/.test(tag.noun)) &&
    scanner.words[at]?.text !== '%'
  );
}

function isNumberWord(key: string): boolean {
  return /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand)$/.test(
    key,
  );
}

function isThings(scanner: Scanner, at: number): boolean {
  const word = scanner.words[at];
  const { token, verb, tag } = scanner.sight(at);
  if (word?.kind !== 'word' || (token ?? tag) !== undefined || (verb !== undefined && verb.form !== 'third'))
    return false;
  return /^[a-z]{3,}[^s']s$/.test(word.text);
}
