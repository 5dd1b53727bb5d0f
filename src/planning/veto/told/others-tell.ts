import { type Clause, type Scene, asksYou, hasVerbOfMoney, isWithoutMoney, namesToken } from './clause';
import { isReason } from './speaker-tells';
import {
  ABOUT,
  ASKING,
  AUXILIARIES,
  DETERMINERS,
  FUNCTION_WORDS,
  KEYS,
  LEADS,
  MODALS,
  OTHERS,
  POINTERS,
  SAYING,
  SHOWING,
  THIRD,
  isPast,
} from './telling-words';
import { wordSet } from '../scan/word-set';

/** "he has 20 SOL", "my husband put …", "rent is 900", "that's for the pizza", "with SOL at 150 dollars". */
export function othersTell(scene: Scene, clause: Clause): boolean | undefined {
  const { texts } = clause;
  const start = texts.findIndex((text) => !LEADS.has(text));
  const first = texts[start] ?? '';
  const isQuestion = clause.isFirst && /^(?:which|who)$/.test(first);
  if (isQuestion || start < 0) return false;
  if (first === 'you' && isPast(texts[start + 1] ?? '')) return true;
  const isYours = texts.some((text, at) => text === 'to' && texts[at - 1] === 'you');
  if (asksYou(clause) || isYours) return false;
  if (isReason(clause)) return true;
  const head = clause.places[start] ?? -1;
  if (isCountOfThings(scene, head)) return hasVerbWithin(clause, start + 2);
  if (OTHERS.has(first)) return !takes(scene, clause);
  if (POINTERS.has(first) || /^(?:that's|thats|it's|its)$/.test(first))
    return pointerTells(scene, clause, start);
  return isCircumstance(scene, head) || nounTells(scene, clause, start);
}

/** "two crates of mint came in". */
function isCountOfThings({ words, numbered, tokens }: Scene, place: number): boolean {
  const next = words[place + 1]?.text ?? '';
  const isToken = tokens.some(({ start }) => start === place + 1);
  return numbered.has(place) && /^[a-z]{3,}[^s']s$/.test(next) && !isToken;
}

function hasVerbWithin({ texts }: Clause, from: number): boolean {
  return texts.slice(from, from + 5).some((text) => AUXILIARIES.has(text) || isPast(text) || THIRD.has(text));
}

/** "he gets 5 USDC": who takes money is who it goes to. */
function takes(scene: Scene, clause: Clause): boolean {
  const isTaking = clause.texts.some((text) => /^(?:gets?|receives?|takes|needs?)$/.test(text));
  return isTaking && namesToken(scene, clause);
}

/** Words that would change the order that a clause explains. */
const CHANGING = wordSet(
  `not no never only all each everything rest both total limit max maximum minimum except but lending lend position vault it`,
);

/** "that's for the pizza", "it took weeks", "it amuses my nephew": how it is or was, in words that name no money. */
function pointerTells(scene: Scene, clause: Clause, start: number): boolean {
  const [first = '', verb = ''] = clause.texts.slice(start);
  const rest = clause.texts.slice(start + 1);
  const isDrawn = /^(?:that's|thats|it's|its)$/.test(first);
  if (isDrawn || /^(?:is|was|belongs|goes)$/.test(verb)) {
    const isChanging = rest.some((text) => CHANGING.has(text) || ABOUT.has(text) || ASKING.has(text));
    const isCounted = clause.places.some((place) => scene.words[place]?.kind === 'number');
    return rest.length > 1 && !namesToken(scene, clause) && !isCounted && !isChanging;
  }
  const isLexical =
    /^(?:[a-z]{3,}[^s]s|does)$/.test(verb) && !/^(?:gets|needs|takes|was|has|means|receives)$/.test(verb);
  if (isLexical && rest.length > 1)
    return (
      !namesToken(scene, clause) &&
      !hasVerbOfMoney(scene, clause) &&
      !rest.some((text) => /^(?:if|unless|until|when)$/.test(text))
    );
  return isPast(verb) && !/^(?:was|were|had|meant|did)$/.test(verb) && isWithoutMoney(scene, clause);
}

/** "with SOL at 150 dollars". */
function isCircumstance({ words, tokens }: Scene, head: number): boolean {
  const token = tokens.find((mention) => mention.start === head + 1);
  const after = words[token?.end ?? -1]?.text ?? '';
  const isState = /^(?:at|up|down|being|so|this|near|around|over|under|above|below)$/.test(after);
  return words[head]?.text === 'with' && token !== undefined && isState;
}

/** Words that end the search for the verb of a noun: the clause is no statement. */
const BREAKS = /^(?:to|into|for|with|from|using|via|me|you|i|we|it|all|everything|they|he|she)$/;
const LONGEST = 7;
const LONGEST_EVENT = 12;

function nounTells(scene: Scene, clause: Clause, start: number): boolean {
  const { words, verbs, numbered } = scene;
  const head = clause.places[start] ?? -1;
  const first = words[head]?.text ?? '';
  const isDetermined = DETERMINERS.has(first);
  const isOrder = verbs.some(({ at, isPast: past }) => at === head && !past);
  if (isOrder || FUNCTION_WORDS.has(first) || numbered.has(head)) return false;
  if (words[head]?.kind !== 'word' && !isDetermined) return false;
  if (isDetermined && KEYS.has(clause.texts[start + 1] ?? ''))
    return clause.texts
      .slice(start + 1, start + LONGEST_EVENT)
      .some((text) => /^(?:was|were|went|failed|worked|landed|happened)$/.test(text));
  for (let index = start + 1; index < Math.min(clause.places.length, start + LONGEST); index += 1) {
    const answer = verbTells(scene, clause, { index, head, isDetermined });
    if (answer !== undefined) return answer;
  }
  return false;
}

interface Spot {
  readonly index: number;
  readonly head: number;
  readonly isDetermined: boolean;
}

/** Is the word the verb that tells of the noun before it? `undefined`: it is none, and the search goes on. */
function verbTells(scene: Scene, clause: Clause, { index, head, isDetermined }: Spot): boolean | undefined {
  const { tokens, verbs, numbered } = scene;
  const place = clause.places[index] ?? -1;
  const [text = '', next = ''] = clause.texts.slice(index);
  if (BREAKS.test(text) || KEYS.has(text) || (next === '' && !SAYING.test(text))) return false;
  const hasToken = tokens.some((token) => token.start >= head && token.end <= place);
  const isDeed = verbs.some(({ at }) => at === place);
  if (isDoing(scene, clause, index) && !isDeed && next !== 'to' && next !== 'into') return true;
  if (AUXILIARIES.has(text) || MODALS.has(text))
    return !(next === 'to' || next === 'be' || (next === 'for' && !numbered.has(head + 1)));
  if (/^(?:takes|gets|needs)$/.test(text)) return isWithoutMoney(scene, clause);
  if (isPast(text)) return !(hasToken && isDeed && /^(?:to|into|for|as)$/.test(next));
  const isBeside = isDetermined || hasToken || index === 1 || clause.places[index - 1] === head;
  if (isBeside && THIRD.has(text)) return true;
  if (isDetermined && isPluralBefore(scene, clause, index))
    return !namesToken(scene, clause) && !ASKING.has(text);
  return numbered.has(place) && !isDetermined ? false : undefined;
}

/** "BONK giving vibes": a token, and what it is doing. */
function isDoing({ tokens, words }: Scene, { places, texts }: Clause, index: number): boolean {
  const place = places[index] ?? -1;
  const isBehindToken = tokens.some(
    (token) => token.end === place && !/^(?:my|our)$/.test(words[token.start - 1]?.text ?? ''),
  );
  return isBehindToken && /^[a-z]{3,}ing$/.test(texts[index] ?? '') && !SHOWING.has(texts[index] ?? '');
}

/** "my grandsons turn 18": others in the plural, and the word behind them is their verb. */
function isPluralBefore({ verbs, tokens }: Scene, { places, texts }: Clause, index: number): boolean {
  const before = texts[index - 1] ?? '';
  const place = places[index - 1] ?? -1;
  const isPlural = /^[a-z]{3,}[^s]s$/.test(before) && !KEYS.has(before) && !SHOWING.has(before);
  const isName = tokens.some(({ start }) => start === place) || verbs.some(({ at }) => at === place);
  return (
    isPlural &&
    !isName &&
    /^(?:turn|come|go|live|like|love|want|say|think|work|run|play|eat)$/.test(texts[index] ?? '')
  );
}
