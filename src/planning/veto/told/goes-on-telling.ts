import { type Clause, type Scene, hasVerbOfMoney, isWithoutMoney, namesAddress, namesNumber } from './clause';
import { ADVERBS, ASKING, AUXILIARIES, STATES, THIRD, isPast } from './telling-words';

const SAME_FORMS = /^(?:put|set|let|cut|read|hit|quit|shut)$/;

/** "… and lost 2 of them", "… and 20 USDC": more of what the clause before tells. */
export function goesOnTelling(scene: Scene, clause: Clause): boolean {
  const { texts, opener, closer } = clause;
  if (texts.some((text) => /^(?:please|pls|you|want|need|i'd)$/.test(text)) || namesAddress(scene, clause))
    return false;
  const isBare = isWithoutMoney(scene, clause);
  if (texts.length === 1 && closer === '?' && namesNumber(scene, clause)) return true;
  if (/^(?:it|its|it's|that|they)$/.test(texts[0] ?? '') && /^(?:and|\()$/.test(opener) && isBare)
    return true;
  const head = texts.find((text) => !ADVERBS.test(text)) ?? '';
  if (SAME_FORMS.test(head) && !isBare) return false;
  if (isPast(head) || AUXILIARIES.has(head) || THIRD.has(head) || STATES.has(head))
    return !ordersMoney(scene, clause);
  if (opener !== 'and' && opener !== ',') return false;
  const isFragment =
    !texts.some((text) => /^(?:to|into|for|in|from|with)$/.test(text)) && !hasVerbOfMoney(scene, clause);
  return isFragment && (opener === 'and' || isBare);
}

function ordersMoney({ verbs }: Scene, { places }: Clause): boolean {
  return verbs.some(({ at, isPast: past }) => places.slice(1).includes(at) && !past);
}

/** "…, twice.", "…, and neither do I": what is left of a sentence that only tells. */
export function isLooseEnd(scene: Scene, clause: Clause): boolean {
  const isAsking = clause.texts.some(
    (text) => ASKING.has(text) || /^(?:if|unless|until|when|show|list|check)$/.test(text),
  );
  return (
    !isAsking &&
    isWithoutMoney(scene, clause) &&
    !hasVerbOfMoney(scene, clause) &&
    !namesAddress(scene, clause)
  );
}
