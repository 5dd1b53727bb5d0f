import { type Clause, type Scene, isWithoutMoney } from './clause';
import { isPast } from './telling-words';

/** What says again, or says why: an amount that was named before, what is found out by it, what was agreed. */
export function restates(scene: Scene, clause: Clause): boolean | undefined {
  const isToldAgain = saysAgain(scene, clause) || saysFirst(scene, clause) || isAloneAgain(scene, clause);
  if (isToldAgain) return true;
  if (!isWithoutMoney(scene, clause)) return undefined;
  return findsOut(clause) || isAsAgreed(clause) || isBeforehand(scene, clause) ? true : undefined;
}

/** "I need the 1 SOL for fees", "the 200 is for stock": the article marks an amount that was said before. */
function saysAgain({ words, numbered }: Scene, { places, opener }: Clause): boolean {
  const index = places.findIndex((place) => numbered.has(place));
  const place = places[index] ?? -1;
  if (index < 1 || opener === '' || words[place - 1]?.text !== 'the') return false;
  const isSaidBefore = words.slice(0, places[0]).some(({ text }) => text === words[place]?.text);
  return isSaidBefore && (index === 1 || /^(?:need|keep|use)$/.test(words[place - 2]?.text ?? ''));
}

/** "I need 2 SOL, so buy 2 SOL": why, with the amount that the order names again. */
function saysFirst({ words, tokens }: Scene, { places, texts, closer }: Clause): boolean {
  const end = places.at(-1) ?? 0;
  const isLed = closer === 'so' || words.slice(end + 1, end + 3).some(({ text }) => text === 'so');
  const place = places.find((at) => words[at]?.kind === 'number') ?? -1;
  const token = tokens.find(({ start }) => start === place + 1);
  if (!isLed || token === undefined || !texts.some((text) => text === 'need' || text === 'want'))
    return false;
  return tokens.some(
    ({ mint, start }) => start > end && mint === token.mint && words[start - 1]?.text === words[place]?.text,
  );
}

/** "Ninety will bring me to a round number", "five, not fifty": a number of its own sentence, and no token beside it. */
function isAloneAgain({ words, tokens, numbered }: Scene, { places, texts, isFirst }: Clause): boolean {
  const [head = -1] = places;
  if (!isFirst || head === 0 || !numbered.has(head)) return false;
  if (tokens.some(({ start }) => places.includes(start))) return false;
  const isAlone = places.length === 1 || /^(?:will|is|was|brings|makes|would)$/.test(texts[1] ?? '');
  return isAlone && words[head]?.kind === 'word';
}

/** "I want to see if the new wallet works". */
function findsOut({ texts }: Clause): boolean {
  const at = texts.findIndex((text) => text === 'if' || text === 'whether');
  if (at < 1 || !/^(?:see|know|check|testing|test)$/.test(texts[at - 1] ?? '')) return false;
  const before = texts.slice(0, at);
  return before.every((text) =>
    /^(?:i|we|just|want|wanted|to|see|know|check|testing|test|only|for|so|that|i'd|like)$/.test(text),
  );
}

/** "as agreed in our call on Monday". */
function isAsAgreed({ texts }: Clause): boolean {
  return texts[0] === 'as' && isPast(texts[1] ?? '');
}

/** "before I decide anything": orders nothing later, and what is asked for is done at once. */
function isBeforehand({ verbs }: Scene, { places, texts }: Clause): boolean {
  const isOwn = texts[0] === 'before' && /^(?:i|we|he|she|they|my|the)$/.test(texts[1] ?? '');
  return isOwn && places.length > 2 && !verbs.some(({ at }) => places.includes(at));
}
