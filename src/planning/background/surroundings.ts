import type { Gap } from './split-prompt';

/** What can be said of a word by what stands farther from it than its neighbours. */
export interface Surroundings {
  readonly sentence: Sentence;
  readonly part: Part;
  readonly opener: Opener;
  /** How far the nearest order verb, token and address are away, and on which side. */
  readonly deed: string;
  readonly token: string;
  readonly address: string;
}

interface Sentence {
  /** What it holds, and whether it ends as a question. */
  readonly held: string;
  readonly firstWord: string;
  /** Whether order verbs stand in the prompt before it, in it and after it. */
  readonly place: string;
}

/** The words up to the next punctuation. */
interface Part {
  readonly held: string;
  /** Its first two words. */
  readonly head: string;
}

/** The nearest word to the left that may open a clause. */
interface Opener {
  /** Empty: there is none in the sentence. */
  readonly word: string;
  /** How far it is away. */
  readonly distance: string;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const SENTENCE_ENDS: ReadonlySet<Gap> = new Set<Gap>(['edge', 'stop', 'query', 'line']);
const PART_ENDS: ReadonlySet<Gap> = new Set<Gap>([...SENTENCE_ENDS, 'comma', 'dash', 'open', 'close']);
const OPENERS: ReadonlySet<string> = new Set([
  'if',
  'when',
  'why',
  'join',
  'ask',
  'then',
  'modal',
  'undo',
  'neg',
]);
const NO_SENTENCE: Sentence = { held: '', firstWord: '', place: '' };
const NO_PART: Part = { held: '', head: '' };
const NO_OPENER: Opener = { word: '', distance: '' };
/** What is told of a stretch. */
const HELD: readonly string[] = [
  'deed',
  'done',
  'token',
  'number',
  'address',
  'share',
  'if',
  'when',
  'neg',
  'me',
  'you',
  'undo',
];

/** Surroundings of every word; linear in the words. */
export function surroundingsOf(
  lowers: readonly string[],
  classes: readonly string[],
  gaps: readonly Gap[],
): readonly Surroundings[] {
  const sentences = perWord(stretchesOf(gaps, SENTENCE_ENDS), (sentence) => ({
    held: heldIn(classes, sentence) + (gaps[sentence.end] === 'query' ? '?' : ''),
    firstWord: lowers[sentence.start] ?? '',
    place: placeOf(classes, sentence),
  }));
  const parts = perWord(stretchesOf(gaps, PART_ENDS), (part) => ({
    held: heldIn(classes, part),
    head: `${lowers[part.start] ?? ''} ${part.start + 1 < part.end ? (lowers[part.start + 1] ?? '') : ''}`,
  }));
  const openers = openersOf(lowers, classes, gaps);
  const deed = distancesTo(classes, 'deed');
  const token = distancesTo(classes, 'token');
  const address = distancesTo(classes, 'address');
  return lowers.map((_, at) => ({
    sentence: sentences[at] ?? NO_SENTENCE,
    part: parts[at] ?? NO_PART,
    opener: openers[at] ?? NO_OPENER,
    deed: deed[at] ?? '',
    token: token[at] ?? '',
    address: address[at] ?? '',
  }));
}

function stretchesOf(gaps: readonly Gap[], ends: ReadonlySet<Gap>): readonly Stretch[] {
  const bounds = gaps.flatMap((gap, at) => (at === 0 || at === gaps.length - 1 || ends.has(gap) ? [at] : []));
  return bounds.slice(0, -1).map((start, index) => ({ start, end: bounds[index + 1] ?? start }));
}

function perWord<Fact>(stretches: readonly Stretch[], factOf: (stretch: Stretch) => Fact): readonly Fact[] {
  return stretches.flatMap((stretch) => Array<Fact>(stretch.end - stretch.start).fill(factOf(stretch)));
}

function heldIn(classes: readonly string[], { start, end }: Stretch): string {
  let held = 0;
  for (let at = start; at < end; at += 1) {
    const index = HELD.indexOf(classes[at] ?? '');
    if (index >= 0) held |= 1 << index;
  }
  return held.toString(32);
}

function placeOf(classes: readonly string[], { start, end }: Stretch): string {
  const first = classes.indexOf('deed');
  const last = classes.lastIndexOf('deed');
  const isBefore = first >= 0 && first < start;
  const isAfter = last >= end;
  const isIn = !isBefore && first >= start && first < end;
  return `${isBefore ? 'b' : ''}${isIn ? 'i' : ''}${isAfter ? 'a' : ''}`;
}

function openersOf(
  lowers: readonly string[],
  classes: readonly string[],
  gaps: readonly Gap[],
): readonly Opener[] {
  let word = '';
  let since = 0;
  return lowers.map((lower, at) => {
    if (SENTENCE_ENDS.has(gaps[at] ?? 'edge')) word = '';
    since += 1;
    const opener = word === '' ? NO_OPENER : { word, distance: bucketOf(since) };
    if (OPENERS.has(classes[at] ?? '')) {
      word = lower;
      since = 0;
    }
    return opener;
  });
}

/** The signed distance to the nearest word of a class, in steps that grow. */
function distancesTo(classes: readonly string[], name: string): readonly string[] {
  const back = nearestBehind(classes, name);
  const ahead = nearestBehind(classes.toReversed(), name).toReversed();
  return classes.map((_, at) => {
    const behind = back[at] ?? Infinity;
    const before = ahead[at] ?? Infinity;
    if (behind === Infinity && before === Infinity) return 'no';
    return behind <= before ? `-${bucketOf(behind)}` : `+${bucketOf(before)}`;
  });
}

function nearestBehind(classes: readonly string[], name: string): number[] {
  let distance = Infinity;
  return classes.map((one) => (distance = one === name ? 0 : distance + 1));
}

function bucketOf(distance: number): string {
  if (distance <= 4) return String(distance);
  if (distance < 9) return distance < 6 ? '5' : '7';
  return distance < 14 ? '10' : '15';
}
